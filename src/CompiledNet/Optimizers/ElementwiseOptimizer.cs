using System;

namespace CompiledNet;

/// <summary>
/// An optimizer that changes every number by its own gradient and state alone, as most do, and may therefore work on
/// several parts of the parameter block at once. Derive from it for one of your own that several threads shall carry out.
/// </summary>
/// <param name="learningRate">The step size.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
public abstract class ElementwiseOptimizer(float learningRate) : Optimizer(learningRate)
{
    /// <inheritdoc/>
    protected sealed override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        BeginStep();
        StepPart(parameters, gradients, 0);
    }

    /// <summary>Called once a step before its parts, for state that all of them share.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>
    /// Changes a part of the parameters, weight decay included; several threads may be in it at once, each with a part
    /// of its own. The result must not depend on where the parts begin, which is always at a multiple of 16.
    /// <see cref="Optimizer.Iterations"/> counts from 1 here. Allocates nothing.
    /// </summary>
    /// <param name="parameters">The part; changed in place.</param>
    /// <param name="gradients">The gradients of the part.</param>
    /// <param name="first">Where the part begins in the block, and in any state of the same length.</param>
    protected abstract void StepPart(Span<float> parameters, ReadOnlySpan<float> gradients, int first);

    /// <summary>What comes before the parts of a step.</summary>
    internal void BeginUpdate(Span<float> parameters, Span<float> gradients)
    {
        Prepare(parameters, gradients);
        BeginStep();
    }

    /// <summary>One part of a step that has begun.</summary>
    internal void UpdatePart(Span<float> parameters, ReadOnlySpan<float> gradients, int first) => StepPart(parameters, gradients, first);
}
