using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Gradient descent, with or without momentum.</summary>
/// <remarks>
/// The formula of <c>keras.optimizers.SGD</c>: v = μ v - η g, then p += v, or p += μ v - η g with Nesterov's momentum.
/// PyTorch keeps v / η instead, which differs once the learning rate changes.
/// </remarks>
/// <param name="learningRate">The step size.</param>
public sealed class SGD(float learningRate = 0.01f) : RuleOptimizer(learningRate)
{
    private AlignedBuffer<float> _velocity = new(0);

    /// <summary>The share of the last step that is taken again; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0 and less than 1.</exception>
    public float Momentum { get; init => field = Option.Rate(value); }

    /// <summary>Whether to look ahead by the momentum (Y. Nesterov, 1983).</summary>
    public bool Nesterov { get; init; }

    private protected override void Describe(SettingsText settings) =>
        settings.Add(nameof(Momentum), (IFormattable)Momentum).Add(nameof(Nesterov), Nesterov);

    /// <inheritdoc/>
    protected override void Reset(int length)
    {
        if (Momentum > 0) _velocity = NewSlot("momentum", length);
    }

    private protected override void Sweep(Span<float> parameters, GradientTerms gradients, int first)
    {
        if (Momentum > 0)
        {
            var (velocityShare, gradientRate) = Nesterov ? (Momentum, LearningRate) : (1, 0);
            UpdateSweep.Run<MomentumRule>(new(Momentum, LearningRate, velocityShare, gradientRate), SweptDecay, parameters, gradients, _velocity.Span[first..]);
        }
        else
        {
            UpdateSweep.Run<GradientDescentRule>(new(LearningRate), SweptDecay, parameters, gradients);
        }
    }
}
