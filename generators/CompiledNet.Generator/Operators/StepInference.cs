using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>What an operator is told when it says how it takes a sequence step by step.</summary>
/// <param name="node">The layer.</param>
/// <param name="inputs">The shapes of all frames of what it reads.</param>
/// <param name="output">The shape of its result over all frames.</param>
/// <param name="isSequence">Which of its inputs are sequences; at least one is.</param>
/// <param name="frames">How many frames the sequences that the network reads have.</param>
internal sealed class StepInference(NodeSpec node, ImmutableArray<Shape> inputs, Shape output, ImmutableArray<bool> isSequence, int frames)
{
    public NodeSpec Node { get; } = node;

    public ImmutableArray<Shape> Inputs { get; } = inputs;

    /// <summary>The shape of the only or first value it reads, all frames together.</summary>
    public Shape Input => Inputs[0];

    public Shape Output { get; } = output;

    public ImmutableArray<bool> IsSequence { get; } = isSequence;

    /// <summary>
    /// One frame for each frame, for a layer that knows the number of the frame, and no more frames than were declared.
    /// </summary>
    public StepRule FrameByFrameFromTheFirst()
    {
        if (Inputs.Any(input => input.Dimensions[0] != frames)) return StepRule.Cannot("the first of its frames is not the first of the sequence");
        var rule = FrameByFrame();
        return rule.Obstacle is null ? rule with { MostFrames = frames } : rule;
    }

    /// <summary>One frame for each frame, for a layer that treats all frames alike; every input has to be a sequence for that.</summary>
    public StepRule FrameByFrame() => IsSequence.All(sequence => sequence)
        ? StepRule.Sequence
        : StepRule.Cannot("it joins a sequence with something that is none");

    /// <summary>The same, for a layer that works along the last axis.</summary>
    public StepRule FrameByFrameAlongChannels() => Input.Rank > 1 ? FrameByFrame() : StepRule.Cannot("it works along the sequence itself");
}
