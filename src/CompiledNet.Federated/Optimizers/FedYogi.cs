using System;

namespace CompiledNet.Federated;

/// <summary>FedYogi: v = v − (1 − β₂) Δ² sign(v − Δ²), which forgets large changes more slowly; see <see cref="AdaptiveServerOptimizer"/>.</summary>
/// <param name="learningRate">η, some 0.01 to 0.1.</param>
/// <param name="beta1">β₁, from 0 to 1.</param>
/// <param name="beta2">β₂, from 0 to 1.</param>
/// <param name="tau">τ, greater than 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
public sealed class FedYogi(double learningRate = 0.01, double beta1 = 0.9, double beta2 = 0.99, double tau = 1e-3) : AdaptiveServerOptimizer(learningRate, beta1, tau)
{
    /// <summary>β₂: how much of a squared change v takes up.</summary>
    public double Beta2 { get; } = Checked(beta2, 1, nameof(beta2));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"FedYogi(LearningRate = {LearningRate}, Beta1 = {Beta1}, Beta2 = {Beta2}, Tau = {Tau})");

    private protected override double Velocity(double v, double square) => v - (1 - Beta2) * square * Math.Sign(v - square);
}
