using CompiledNet.Benchmarks.Peers;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>What a workload consists of: the kind of work, its model and its data, the same for everyone.</summary>
public interface IWorkloadTask
{
    /// <summary>Makes <paramref name="peer"/>'s contender, or null if it does not do this kind of work.</summary>
    Contender? Enter(Peer peer);

    /// <summary>How many threads everyone may use.</summary>
    int Threads => 1;
}
