using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>How the mean of the clients' weights changes those of the server. Computes in double precision, number by number; belongs to one server.</summary>
public abstract class ServerOptimizer
{
    private readonly List<(string Name, double[][] Values)> _state = [];

    private protected ServerOptimizer(double learningRate) => LearningRate = Checked(learningRate, double.MaxValue, nameof(learningRate));

    /// <summary>The step size of the server, at least 0.</summary>
    public double LearningRate { get; }

    /// <summary>What it is and what it is set to, such as <c>FedAvg(LearningRate = 1, Momentum = 0)</c>: a saved state goes on with the same only.</summary>
    public abstract override string ToString();

    /// <summary>What it keeps from round to round, by name; a row of numbers for each parameter.</summary>
    internal IReadOnlyList<(string Name, double[][] Values)> State => _state;

    /// <summary>Begins anew, for parameters of so many numbers each.</summary>
    internal void Initialize(IReadOnlyList<int> counts)
    {
        _state.Clear();
        foreach (var (name, initial) in Slots)
        {
            double[][] values = new double[counts.Count][];
            for (int i = 0; i < values.Length; i++) Array.Fill(values[i] = new double[counts[i]], initial);
            _state.Add((name, values));
        }
    }

    /// <summary>The new weights of one parameter.</summary>
    /// <param name="parameter">Which, in the order of the description.</param>
    /// <param name="weights">Those of the server.</param>
    /// <param name="mean">The mean of the clients'; the new ones afterwards.</param>
    internal abstract void Step(int parameter, ReadOnlySpan<float> weights, Span<double> mean);

    private protected abstract IReadOnlyList<(string Name, double Initial)> Slots { get; }

    private protected static double Checked(double value, double most, string name) => value >= 0 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, most == double.MaxValue ? "A finite number of at least 0 was expected." : FormattableString.Invariant($"From 0 to {most} was expected."));
}
