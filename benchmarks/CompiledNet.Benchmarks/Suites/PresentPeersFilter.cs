using System.Linq;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;
using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>Leaves out the peers that are not on this machine; a benchmark that is described by a peer's name belongs to it.</summary>
public sealed class PresentPeersFilter : IFilter
{
    public bool Predicate(BenchmarkCase benchmarkCase) =>
        PeerTable.Others.FirstOrDefault(peer => peer.Name == benchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''))?.Absence is null;
}
