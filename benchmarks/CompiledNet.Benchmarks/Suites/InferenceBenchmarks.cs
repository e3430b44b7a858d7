using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Peers.C;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.OnnxRuntime;
using CompiledNet.Benchmarks.Peers.PlainLoops;
using CompiledNet.Benchmarks.Peers.Torch;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>One sample a call.</summary>
public class InferenceBenchmarks : WorkloadBenchmarks
{
    private const int Calls = 64;

    [Params("I1", "I2", "I3")]
    public override string Workload { get; set; } = "";

    [Benchmark(Baseline = true, Description = CompiledPeer.PeerName, OperationsPerInvoke = Calls)]
    public void CompiledNet() => Run(Calls);

    [Benchmark(Description = PlainLoopsPeer.PeerName, OperationsPerInvoke = Calls)]
    public void PlainCSharp() => Run(Calls);

    [Benchmark(Description = CPeer.PeerName, OperationsPerInvoke = Calls)]
    public void C() => Run(Calls);

    [Benchmark(Description = OnnxRuntimePeer.PeerName, OperationsPerInvoke = Calls)]
    public void OnnxRuntime() => Run(Calls);

    [Benchmark(Description = TorchPeer.PeerName, OperationsPerInvoke = Calls)]
    public void TorchSharp() => Run(Calls);
}
