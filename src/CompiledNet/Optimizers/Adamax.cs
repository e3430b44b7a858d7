using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Adamax: Adam with the largest recent gradient in the place of the root of the average square.</summary>
/// <remarks>
/// D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2014, section 7.1, in the form of
/// <c>keras.optimizers.Adamax</c>: p -= η m / ((1-β₁ᵗ)(u + ε)).
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class Adamax(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _momentum = new(0), _norm = new(0);
    private Coefficients<float> _coefficients;

    /// <summary>The decay rate of the average of the gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta1 { get; init => field = Option.Rate(value); } = 0.9f;

    /// <summary>The decay rate of the largest gradient.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta2 { get; init => field = Option.Rate(value); } = 0.999f;

    /// <summary>Keeps the divisor from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-7f;

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Beta1), (IFormattable)Beta1).Add(nameof(Beta2), (IFormattable)Beta2).Add(nameof(Epsilon), (IFormattable)Epsilon);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _momentum = NewSlot("m", length);
        _norm = NewSlot("u", length);
    }

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        double alpha = LearningRate / (1 - Math.Pow(Beta1, Iterations));
        _coefficients = new Coefficients<float>((float)alpha, 1 - Beta1, Beta2, Epsilon);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first) =>
        UpdateSweep.Run<AdamaxRule>(_coefficients, SweptDecay, parameters, gradients, _momentum.Span[first..], _norm.Span[first..]);
}
