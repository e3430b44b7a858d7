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
    public string Workload { get; set; } = "";

    [GlobalSetup(Target = nameof(CompiledNet))]
    public void SetUpCompiledNet() => Prepare(Workload, CompiledPeer.PeerName);

    [GlobalSetup(Target = nameof(PlainCSharp))]
    public void SetUpPlainCSharp() => Prepare(Workload, PlainLoopsPeer.PeerName);

    [GlobalSetup(Target = nameof(C))]
    public void SetUpC() => Prepare(Workload, CPeer.PeerName);

    [GlobalSetup(Target = nameof(OnnxRuntime))]
    public void SetUpOnnxRuntime() => Prepare(Workload, OnnxRuntimePeer.PeerName);

    [GlobalSetup(Target = nameof(TorchSharp))]
    public void SetUpTorchSharp() => Prepare(Workload, TorchPeer.PeerName);

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
