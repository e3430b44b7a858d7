using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>RMSprop: divides the gradient by the root of a moving average of its square.</summary>
/// <remarks>
/// G. Hinton, "Neural Networks for Machine Learning", lecture 6, 2012, in the form of <c>keras.optimizers.RMSprop</c>,
/// which adds ε under the root, PyTorch after it.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class RMSprop(float learningRate = 0.001f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _velocity = new(0), _momentum = new(0), _average = new(0);

    /// <summary>The decay rate of the average.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Rho { get; init => field = Option.Rate(value); } = 0.9f;

    /// <summary>The share of the last step that is taken again; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Momentum { get; init => field = Option.Rate(value); }

    /// <summary>Keeps the divisor from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float Epsilon { get; init => field = Option.Positive(value); } = 1e-7f;

    /// <summary>Whether to divide by the standard deviation of the gradients instead of their root mean square.</summary>
    public bool Centered { get; init; }

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Rho), (IFormattable)Rho).Add(nameof(Momentum), (IFormattable)Momentum).Add(nameof(Epsilon), (IFormattable)Epsilon).Add(nameof(Centered), Centered);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        _velocity = NewSlot("velocity", length);
        if (Centered || Momentum > 0) _momentum = NewSlot("momentum", length);
        if (Centered) _average = NewSlot("average_gradient", length);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first)
    {
        var coefficients = new Coefficients<float>(LearningRate, Rho, 1 - Rho, Epsilon, Momentum);
        float decay = SweptDecay;
        if (Centered)
            UpdateSweep.Run<CenteredRMSpropRule>(coefficients, decay, parameters, gradients, _velocity.Span[first..], _momentum.Span[first..], _average.Span[first..]);
        else if (Momentum > 0)
            UpdateSweep.Run<RMSpropMomentumRule>(coefficients, decay, parameters, gradients, _velocity.Span[first..], _momentum.Span[first..]);
        else
            UpdateSweep.Run<RMSpropRule>(coefficients, decay, parameters, gradients, _velocity.Span[first..]);
    }
}
