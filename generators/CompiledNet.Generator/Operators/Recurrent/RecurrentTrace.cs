using System.Collections.Generic;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What the steps of a recurrence leave for the backward pass, frame by frame.</summary>
/// <param name="X">What was read, in the order of the steps.</param>
/// <param name="H">The state before the first step and after each.</param>
internal record RecurrentTrace(Tensor X, Tensor H)
{
    /// <summary>The factors of the dropout of the state, if there is one.</summary>
    public Tensor? Factors { get; init; }

    /// <summary>What was left of the states that the steps started from.</summary>
    public Tensor? Dropped { get; init; }

    /// <summary>What the steps multiplied by the recurrent kernel: the states that they started from, or what was left of them.</summary>
    public Tensor Before => Dropped ?? H.FramesFrom(0, X.Frames);

    /// <summary>The states that the steps ended with.</summary>
    public Tensor After => H.FramesFrom(1, X.Frames);

    /// <summary>The state after the last step.</summary>
    public Tensor Last => H.FramesFrom(X.Frames, 1);
}
