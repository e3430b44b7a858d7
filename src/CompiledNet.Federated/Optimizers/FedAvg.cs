using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>Federated averaging: the server's new weights are the mean of the clients'. With a momentum it is FedAvgM.</summary>
/// <remarks>
/// B. McMahan et al., "Communication-Efficient Learning of Deep Networks from Decentralized Data", 2017; with v = β v + (mean − w), w += η v: T. Hsu, H. Qi and M. Brown, "Measuring
/// the Effects of Non-Identical Data Distribution for Federated Visual Classification", 2019.
/// </remarks>
/// <param name="learningRate">η; 1 takes the mean itself, to the bit.</param>
/// <param name="momentum">β, from 0 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or the momentum more than 1.</exception>
public sealed class FedAvg(double learningRate = 1, double momentum = 0) : ServerOptimizer(learningRate)
{
    /// <summary>β, the share of the last change that is taken again.</summary>
    public double Momentum { get; } = Checked(momentum, 1, nameof(momentum));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"FedAvg(LearningRate = {LearningRate}, Momentum = {Momentum})");

    internal override IReadOnlyList<(string Name, double Initial)> Slots => Momentum > 0 ? [("momentum", 0)] : [];

    internal override void Step(ReadOnlySpan<float> weights, Span<double> mean, double[][] state)
    {
        if (Momentum == 0 && LearningRate == 1) return;
        double[]? velocity = Momentum > 0 ? state[0] : null;
        for (int i = 0; i < mean.Length; i++)
        {
            double change = mean[i] - weights[i];
            if (velocity is not null) change = velocity[i] = Momentum * velocity[i] + change;
            mean[i] = weights[i] + LearningRate * change;
        }
    }
}
