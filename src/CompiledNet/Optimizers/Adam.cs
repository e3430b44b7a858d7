using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Adam: steps by a moving average of the gradients, divided by the root of a moving average of their squares.
/// </summary>
/// <remarks>
/// D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2014, in the form of <c>keras.optimizers.Adam</c>:
/// α = learning rate · √(1-β₂ᵗ) / (1-β₁ᵗ), p -= α m / (√v + ε), the paper's "ε hat". PyTorch adds ε after the
/// correction of v instead.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public class Adam(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _momentum = new(0), _velocity = new(0), _largestVelocity = new(0);
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

    /// <summary>
    /// Whether to divide by the largest average so far (S. Reddi et al., "On the Convergence of Adam and Beyond", 2018).
    /// </summary>
    public bool AmsGrad { get; init; }

    private protected sealed override void Describe(SettingsText settings) =>
        settings.Add(nameof(Beta1), (IFormattable)Beta1).Add(nameof(Beta2), (IFormattable)Beta2).Add(nameof(Epsilon), (IFormattable)Epsilon).Add(nameof(AmsGrad), AmsGrad);

    /// <inheritdoc/>
    protected sealed override void Reset(int length)
    {
        _momentum = NewSlot("m", length);
        _velocity = NewSlot("v", length);
        if (AmsGrad) _largestVelocity = NewSlot("vhat", length);
    }

    /// <inheritdoc/>
    protected sealed override void BeginStep()
    {
        double alpha = LearningRate * Math.Sqrt(1 - Math.Pow(Beta2, Iterations)) / (1 - Math.Pow(Beta1, Iterations));
        _coefficients = new Coefficients<float>((float)alpha, 1 - Beta1, 1 - Beta2, Epsilon);
    }

    private protected sealed override void Sweep(Span<float> parameters, GradientTerms gradients, int first)
    {
        float decay = SweptDecay;
        if (AmsGrad)
            UpdateSweep.Run<AmsGradRule>(_coefficients, decay, parameters, gradients, _momentum.Span[first..], _velocity.Span[first..], _largestVelocity.Span[first..]);
        else
            UpdateSweep.Run<AdamRule>(_coefficients, decay, parameters, gradients, _momentum.Span[first..], _velocity.Span[first..]);
    }
}
