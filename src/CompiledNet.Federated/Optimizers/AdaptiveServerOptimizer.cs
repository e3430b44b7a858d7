using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>
/// The adaptive optimizers of federated learning: with Δ = mean of the clients − w, m = β₁ m + (1 − β₁) Δ, then v in each one's own way, w += η m / (√v + τ).
/// </summary>
/// <remarks>S. Reddi et al., "Adaptive Federated Optimization", 2021, algorithm 2: v begins with τ², and no bias is corrected.</remarks>
public abstract class AdaptiveServerOptimizer : ServerOptimizer
{
    private protected AdaptiveServerOptimizer(double learningRate, double beta1, double tau) : base(learningRate)
    {
        Beta1 = Checked(beta1, 1, nameof(beta1));
        Tau = tau > 0 ? Checked(tau, double.MaxValue, nameof(tau)) : throw new ArgumentOutOfRangeException(nameof(tau), tau, "A number greater than 0 was expected.");
    }

    /// <summary>β₁, the decay rate of the average of the changes.</summary>
    public double Beta1 { get; }

    /// <summary>τ, how adaptive it is: what is far smaller changes little.</summary>
    public double Tau { get; }

    internal sealed override IReadOnlyList<(string Name, double Initial)> Slots => [("m", 0), ("v", Tau * Tau)];

    /// <summary>The new v.</summary>
    private protected abstract double Velocity(double v, double square);

    internal sealed override void Step(ReadOnlySpan<float> weights, Span<double> mean, double[][] state)
    {
        var (m, v) = (state[0], state[1]);
        for (int i = 0; i < mean.Length; i++)
        {
            double change = mean[i] - weights[i];
            m[i] = Beta1 * m[i] + (1 - Beta1) * change;
            v[i] = Velocity(v[i], change * change);
            mean[i] = weights[i] + LearningRate * m[i] / (Math.Sqrt(v[i]) + Tau);
        }
    }
}
