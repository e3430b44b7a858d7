using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adagrad: divides the gradient by the root of the sum of its squares so far.</summary>
/// <remarks>
/// J. Duchi et al., "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011, in the form
/// of <c>keras.optimizers.Adagrad</c>, which adds ε under the root. The paper has a learning rate of 1.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class Adagrad(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _sum = new(0);

    /// <summary>The sum of squares to start from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float InitialAccumulatorValue { get; init => field = Option.NotNegative(value); } = 0.1f;

    /// <summary>Keeps the divisor from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-7f;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(InitialAccumulatorValue), (IFormattable)InitialAccumulatorValue).Add(nameof(Epsilon), (IFormattable)Epsilon);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _sum = NewSlot("accumulator", length, InitialAccumulatorValue);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first)
    {
        UpdateSweep.Run<AdagradRule>(new(LearningRate, Epsilon), SweptDecay, parameters, gradients, _sum.Span[first..]);
    }
}
