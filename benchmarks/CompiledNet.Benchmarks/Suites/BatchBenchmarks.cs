using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Peers.C;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.OnnxRuntime;
using CompiledNet.Benchmarks.Peers.PlainLoops;
using CompiledNet.Benchmarks.Peers.Torch;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>Many samples a call.</summary>
public class BatchBenchmarks : WorkloadBenchmarks
{
    [Params("I2x64", "I2x1024")]
    public override string Workload { get; set; } = "";

    [Benchmark(Baseline = true, Description = CompiledPeer.PeerName)]
    public void CompiledNet() => Run(1);

    [Benchmark(Description = PlainLoopsPeer.PeerName)]
    public void PlainCSharp() => Run(1);

    [Benchmark(Description = CPeer.PeerName)]
    public void C() => Run(1);

    [Benchmark(Description = OnnxRuntimePeer.PeerName)]
    public void OnnxRuntime() => Run(1);

    [Benchmark(Description = TorchPeer.PeerName)]
    public void TorchSharp() => Run(1);
}
