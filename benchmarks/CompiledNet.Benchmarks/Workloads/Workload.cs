using System.Collections.Generic;
using CompiledNet.Benchmarks.Comparing;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>One row of the tables. A new row is a new entry in <see cref="WorkloadTable"/>, not a new harness.</summary>
/// <param name="Name">I1, T2 … as in the documentation.</param>
/// <param name="Title">The network and the setting, in a few words.</param>
/// <param name="Family">Which class of benchmarks it belongs to.</param>
/// <param name="Unit">What a result is given in.</param>
/// <param name="SamplesPerRun">Samples that one run works through, or one step where these are timed.</param>
/// <param name="Task">What is computed.</param>
/// <param name="Goals">How many times faster than a peer, by the peer's name, we want to be.</param>
public sealed record Workload(
    string Name, string Title, WorkloadFamily Family, Unit Unit, int SamplesPerRun, IWorkloadTask Task, IReadOnlyDictionary<string, double> Goals)
{
    /// <summary>How far answers may differ from ours.</summary>
    public float Tolerance { get; init; } = Equality.Tolerance;

    /// <summary>How many turns everyone has at most.</summary>
    public int Turns { get; init; } = 600;

    /// <summary>For how long everyone is timed at most, in seconds.</summary>
    public double Seconds { get; init; } = 1;

    public override string ToString() => Name;
}
