namespace CompiledNet.Generator.Operators;

/// <summary>What a layer gives for each frame of a sequence that comes step by step, or why it can give nothing.</summary>
/// <param name="GivesSequence">Whether its result is a sequence again.</param>
/// <param name="Obstacle">Why it cannot take a sequence step by step; null if it can.</param>
/// <param name="MostFrames">How many frames it can take before it has to begin anew; 0 for any number.</param>
/// <remarks>
/// Sequences are aligned at their ends: what a layer gives at a step belongs to the last frame of its result over the
/// frames so far. Where the result is shorter, as after a convolution without padding, its first frames see zeros
/// before the beginning.
/// </remarks>
internal sealed record StepRule(bool GivesSequence, string? Obstacle = null, int MostFrames = 0)
{
    /// <summary>Whether its result is a frame that stands for a sample.</summary>
    public bool GivesFrame { get; private init; }

    /// <summary>One frame for each frame.</summary>
    public static StepRule Sequence { get; } = new(true);

    /// <summary>One frame for each frame, which a block takes for a sample: no sequence until the block ends.</summary>
    public static StepRule Frame { get; } = new(false) { GivesFrame = true };

    /// <summary>What it would give if the sequence ended with this frame; no sequence.</summary>
    public static StepRule Latest { get; } = new(false);

    /// <summary>It cannot; the reason completes a sentence about the layer, such as "it reads the whole sequence at once".</summary>
    public static StepRule Cannot(string reason) => new(false, reason);
}
