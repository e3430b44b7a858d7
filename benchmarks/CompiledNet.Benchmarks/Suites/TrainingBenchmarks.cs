using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.PlainLoops;
using CompiledNet.Benchmarks.Peers.Python;
using CompiledNet.Benchmarks.Peers.Torch;

namespace CompiledNet.Benchmarks.Suites;

/// <summary>The whole fit, from the first weights, where <c>compare</c> times single steps as well.</summary>
public class TrainingBenchmarks : WorkloadBenchmarks
{
    [Params("T1", "T2", "T3")]
    public override string Workload { get; set; } = "";

    [Benchmark(Baseline = true, Description = CompiledPeer.PeerName)]
    public void CompiledNet() => Run(1);

    [Benchmark(Description = PlainLoopsPeer.PeerName)]
    public void PlainCSharp() => Run(1);

    [Benchmark(Description = TorchPeer.PeerName)]
    public void TorchSharp() => Run(1);

    [Benchmark(Description = PythonPeer.PyTorch)]
    public void PyTorch() => Run(1);

    [Benchmark(Description = PythonPeer.ScikitLearn)]
    public void ScikitLearn() => Run(1);
}
