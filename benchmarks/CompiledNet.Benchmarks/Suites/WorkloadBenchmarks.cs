using System;
using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Comparing;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Peers.C;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.OnnxRuntime;
using CompiledNet.Benchmarks.Peers.PlainLoops;
using CompiledNet.Benchmarks.Peers.Python;
using CompiledNet.Benchmarks.Peers.Torch;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>
/// A suite over the workloads of one family: one contender per process, compared with ours before it is timed. A suite
/// names its benchmarks as the set-ups here do, and has those of the peers that do its work.
/// </summary>
public abstract class WorkloadBenchmarks
{
    private Contender? _contender;

    /// <summary>The name of the workload.</summary>
    public abstract string Workload { get; set; }

    [GlobalSetup(Target = nameof(InferenceBenchmarks.CompiledNet))]
    public void SetUpCompiledNet() => Prepare(CompiledPeer.PeerName);

    [GlobalSetup(Target = nameof(InferenceBenchmarks.PlainCSharp))]
    public void SetUpPlainCSharp() => Prepare(PlainLoopsPeer.PeerName);

    [GlobalSetup(Target = nameof(InferenceBenchmarks.C))]
    public void SetUpC() => Prepare(CPeer.PeerName);

    [GlobalSetup(Target = nameof(InferenceBenchmarks.OnnxRuntime))]
    public void SetUpOnnxRuntime() => Prepare(OnnxRuntimePeer.PeerName);

    [GlobalSetup(Target = nameof(InferenceBenchmarks.TorchSharp))]
    public void SetUpTorchSharp() => Prepare(TorchPeer.PeerName);

    [GlobalSetup(Target = nameof(TrainingBenchmarks.PyTorch))]
    public void SetUpPyTorch() => Prepare(PythonPeer.PyTorch);

    [GlobalSetup(Target = nameof(TrainingBenchmarks.ScikitLearn))]
    public void SetUpScikitLearn() => Prepare(PythonPeer.ScikitLearn);

    [GlobalCleanup]
    public void CleanUp() => _contender?.Dispose();

    protected void Run(int times) => _contender!.Run(times);

    /// <summary>Calls up the contender of a peer.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or it computes something else than ours.</exception>
    private void Prepare(string peerName)
    {
        var (workload, peer) = (WorkloadTable.Find(Workload), PeerTable.Find(peerName));
        if (peer.Absence is { } reason) throw new InvalidOperationException($"without {peerName}: {reason}");
        using var ours = workload.Task.Enter(PeerTable.Ours)!;
        _contender = workload.Task.Enter(peer) ?? throw new InvalidOperationException($"{peerName} does not do {Workload}.");
        Equality.Check(Workload, peerName, ours.Answer(), _contender.Answer(), workload.Tolerance);
    }
}
