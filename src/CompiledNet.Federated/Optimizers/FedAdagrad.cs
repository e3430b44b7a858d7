using System;

namespace CompiledNet.Federated;

/// <summary>FedAdagrad: v = v + Δ²; see <see cref="AdaptiveServerOptimizer"/>.</summary>
/// <param name="learningRate">η, some 0.01 to 0.1.</param>
/// <param name="beta1">β₁, from 0 to 1; 0 in the paper.</param>
/// <param name="tau">τ, greater than 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
public sealed class FedAdagrad(double learningRate = 0.01, double beta1 = 0, double tau = 1e-3) : AdaptiveServerOptimizer(learningRate, beta1, tau)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"FedAdagrad(LearningRate = {LearningRate}, Beta1 = {Beta1}, Tau = {Tau})");

    private protected override double Velocity(double v, double square) => v + square;
}
