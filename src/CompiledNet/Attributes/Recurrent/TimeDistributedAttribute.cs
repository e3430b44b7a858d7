namespace CompiledNet;

/// <summary>
/// Runs a block on every frame of a sequence, with the same parameters for all: [steps, …] becomes [steps, …] of what the
/// block makes of a frame. Its layers are named <c>Body/1/A</c> for a property <c>Body</c> and a layer <c>A</c> of the block.
/// </summary>
/// <remarks>
/// As Keras' <c>TimeDistributed</c>. The block sees as many samples more as there are frames, and nothing of their order, so
/// that recurrent layers have no place in it; a session's <c>Step</c> runs it on the frame at hand. A Dense layer needs no such help: it works
/// along the last axis anyway. A mask of the sequence passes by the block and goes on to the next layer.
/// </remarks>
/// <typeparam name="TBlock">A class of this project marked with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="from">
/// The layers that the block's inputs stand for, by <c>nameof</c>, as many as it has and all of as many steps; none for the
/// layer above.
/// </param>
public sealed class TimeDistributedAttribute<TBlock>(params string[] from) : LayerAttribute where TBlock : class
{
    /// <summary>The layers that the block's inputs stand for.</summary>
    public string[] Sources { get; } = from;
}
