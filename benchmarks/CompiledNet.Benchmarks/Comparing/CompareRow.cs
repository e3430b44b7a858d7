using System.Text.Json.Serialization;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Comparing;

/// <summary>Ours against one peer. The values are the best of all rounds, in <see cref="Unit"/>.</summary>
/// <param name="Workload">I1, T2 …</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Ours">Our best.</param>
/// <param name="Peer">Who it is compared with.</param>
/// <param name="PeerValue">The peer's best.</param>
/// <param name="Ratio">How many times faster ours is.</param>
/// <param name="Goal">The ratio that is to be reached, or null where none is set.</param>
/// <param name="Met">Whether it is, or null.</param>
/// <param name="BytesAllocated">Managed memory that one of our predictions or training steps allocates once warm.</param>
public sealed record CompareRow(
    string Workload, string Unit, double Ours, string Peer, double PeerValue, double Ratio, double? Goal, bool? Met, long BytesAllocated)
{
    /// <summary>Our median, for the printed table.</summary>
    [JsonIgnore]
    public double OursMedian { get; init; }

    /// <summary>The peer's median, for the printed table.</summary>
    [JsonIgnore]
    public double PeerMedian { get; init; }

    internal static CompareRow Of(Workload workload, Entrant ours, Entrant peer, long bytesAllocated)
    {
        double our = Value(ours.Best), their = Value(peer.Best), ratio = workload.Unit.Ratio(our, their);
        double? goal = workload.Goals.TryGetValue(peer.Name, out double wanted) ? wanted : null;
        return new CompareRow(workload.Name, workload.Unit.Name, our, peer.Name, their, ratio, goal, goal is null ? null : ratio >= goal, bytesAllocated)
        {
            OursMedian = Value(ours.Median),
            PeerMedian = Value(peer.Median),
        };

        double Value(double seconds) => workload.Unit.FromSeconds(seconds, workload.SamplesPerRun);
    }
}
