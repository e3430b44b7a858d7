using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Peers.C;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.OnnxRuntime;
using CompiledNet.Benchmarks.Peers.PlainLoops;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>One frame of a sequence a call, the state kept.</summary>
public class SteppingBenchmarks : WorkloadBenchmarks
{
    private const int Calls = 64;

    [Params("I4x8", "I4x16", "I4x32", "I5x8", "I5x16", "I5x32", "I6")]
    public override string Workload { get; set; } = "";

    [Benchmark(Baseline = true, Description = CompiledPeer.PeerName, OperationsPerInvoke = Calls)]
    public void CompiledNet() => Run(Calls);

    [Benchmark(Description = PlainLoopsPeer.PeerName, OperationsPerInvoke = Calls)]
    public void PlainCSharp() => Run(Calls);

    [Benchmark(Description = CPeer.PeerName, OperationsPerInvoke = Calls)]
    public void C() => Run(Calls);

    [Benchmark(Description = OnnxRuntimePeer.PeerName, OperationsPerInvoke = Calls)]
    public void OnnxRuntime() => Run(Calls);
}
