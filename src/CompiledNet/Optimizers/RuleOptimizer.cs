using System;

namespace CompiledNet;

/// <summary>An <see cref="ElementwiseOptimizer"/> of this library: a step is one sweep of an update rule over the parameters.</summary>
public abstract class RuleOptimizer : ElementwiseOptimizer
{
    private protected RuleOptimizer(float learningRate) : base(learningRate)
    {
    }

    private protected sealed override bool SweepsDecay => true;

    /// <inheritdoc/>
    protected sealed override void StepPart(Span<float> parameters, ReadOnlySpan<float> gradients, int first) =>
        Sweep(parameters, new GradientTerms(gradients), first);

    /// <summary>One part of a step that has begun.</summary>
    internal void UpdatePart(Span<float> parameters, GradientTerms gradients, int first) => Sweep(parameters, gradients, first);

    /// <summary>Does what <see cref="StepPart"/> shall, with the sum of the terms for a gradient.</summary>
    private protected abstract void Sweep(Span<float> parameters, GradientTerms gradients, int first);
}
