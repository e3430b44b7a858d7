using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>How the mean of the clients' weights changes those of the server. Computes in double precision, number by number; what it keeps from round to round belongs to each server.</summary>
public abstract class ServerOptimizer
{
    private protected ServerOptimizer(double learningRate) => LearningRate = Checked(learningRate, double.MaxValue, nameof(learningRate));

    /// <summary>The step size of the server, at least 0.</summary>
    public double LearningRate { get; }

    /// <summary>What it is and what it is set to, such as <c>FedAvg(LearningRate = 1, Momentum = 0)</c>: a saved state goes on with the same only.</summary>
    public abstract override string ToString();

    /// <summary>What it keeps for each number, by name, and what that begins with.</summary>
    internal abstract IReadOnlyList<(string Name, double Initial)> Slots { get; }

    /// <summary>The new weights of one parameter.</summary>
    /// <param name="weights">Those of the server.</param>
    /// <param name="mean">The mean of the clients'; the new ones afterwards.</param>
    /// <param name="state">What is kept for the parameter, an array for each of <see cref="Slots"/>.</param>
    internal abstract void Step(ReadOnlySpan<float> weights, Span<double> mean, double[][] state);

    private protected static double Checked(double value, double most, string name) => value >= 0 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, most == double.MaxValue ? "A finite number of at least 0 was expected." : FormattableString.Invariant($"From 0 to {most} was expected."));
}
