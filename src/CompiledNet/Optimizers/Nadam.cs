using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Nadam: Adam with Nesterov's momentum.</summary>
/// <remarks>
/// T. Dozat, "Incorporating Nesterov Momentum into Adam", 2015, in the form of <c>keras.optimizers.Nadam</c>: with
/// μₜ = β₁ (1 - ½ · 0.96ᵗ), p -= η (μₜ₊₁ m / (1 - μ₁…μₜ₊₁) + (1 - μₜ) g / (1 - μ₁…μₜ)) / (√(v / (1-β₂ᵗ)) + ε).
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class Nadam(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _momentum = new(0), _velocity = new(0);
    private double[] _momentumProduct = [];
    private Coefficients<float> _coefficients;

    /// <summary>The decay rate of the average of the gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Beta1 { get; init => field = Option.Rate(value); } = 0.9f;

    /// <summary>The decay rate of the average of the squared gradients.</summary>
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
        _velocity = NewSlot("v", length);
        _momentumProduct = NewNumber("momentum_product", 1);
    }

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        double now = MomentumAt(Iterations), next = MomentumAt(Iterations + 1);
        double product = _momentumProduct[0] *= now;
        // The correction of v moves out of the root and over to the step size and ε.
        double correction = Math.Sqrt(1 - Math.Pow(Beta2, Iterations)), rate = LearningRate * correction;
        _coefficients = new Coefficients<float>(
            (float)(rate * next / (1 - product * next)), (float)(rate * (1 - now) / (1 - product)),
            1 - Beta1, 1 - Beta2, (float)(Epsilon * correction));
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first) =>
        UpdateSweep.Run<NadamRule>(_coefficients, SweptDecay, parameters, gradients, _momentum.Span[first..], _velocity.Span[first..]);

    private double MomentumAt(long step) => Beta1 * (1 - 0.5 * Math.Pow(0.96, step));
}
