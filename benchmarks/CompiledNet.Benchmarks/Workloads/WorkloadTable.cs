using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Models;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Benchmarks.Peers.C;
using CompiledNet.Benchmarks.Peers.Compiled;
using CompiledNet.Benchmarks.Peers.OnnxRuntime;
using CompiledNet.Benchmarks.Peers.OnnxRuntime.Graphs;
using CompiledNet.Benchmarks.Peers.Python;
using CompiledNet.Benchmarks.Peers.Torch;

namespace CompiledNet.Benchmarks.Workloads;

/// <summary>All workloads, with the goals that the project has set itself.</summary>
public static class WorkloadTable
{
    // bfloat16 has eight significant bits.
    private const float RoundedTolerance = 0.01f;

    // Of T2 and T3.
    private const int EpochsPerFit = 8;

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("I1", "8-10-8-1, one sample", WorkloadFamily.Inference, Unit.Nanoseconds, 1,
            new PredictionTask(SmallNetwork.Model, 1, static task => new CompiledPrediction<SmallCall>(task, new SmallCall(Weighted(task.Model, new SmallNetwork())))),
            new Dictionary<string, double> { [OnnxRuntimePeer.PeerName] = 130, [CPeer.PeerName] = 1 }),
        new("I2", "784-128-64-10, one sample", WorkloadFamily.Inference, Unit.Nanoseconds, 1,
            new PredictionTask(LargeNetwork.Model, 1, static task => new CompiledPrediction<LargeCall>(task, new LargeCall(Weighted(task.Model, new LargeNetwork())))),
            new Dictionary<string, double> { [OnnxRuntimePeer.PeerName] = 1.8, [CPeer.PeerName] = 1 }),
        new("I2bf16", "as I2, weights in bfloat16", WorkloadFamily.Inference, Unit.Nanoseconds, 1,
            new PredictionTask(LargeNetwork.Model, 1, static task => new CompiledPrediction<LargeRoundedCall>(task, new LargeRoundedCall(Weighted(task.Model, new LargeNetwork()).CreateBFloat16Session())))
            {
                FullPrecision = static task => new CompiledPrediction<LargeCall>(task, new LargeCall(Weighted(task.Model, new LargeNetwork()))),
            },
            new Dictionary<string, double> { [FullPrecisionPeer.PeerName] = 1.6 }) { Tolerance = RoundedTolerance },
        new("I3", "LeNet, one sample", WorkloadFamily.Inference, Unit.Nanoseconds, 1,
            new PredictionTask(LeNet.Model, 1, static task => new CompiledPrediction<LeNetCall>(task, new LeNetCall(Weighted(task.Model, new LeNet())))),
            new Dictionary<string, double> { [OnnxRuntimePeer.PeerName] = 2.7, [CPeer.PeerName] = 1 }),
        Stepping("I4x8", "LSTM of 8 units, dense to 1, one step", 35, LSTM8.Model, static task => new CompiledStepping<LSTM8.Session>(task, Weighted(task.Model, new LSTM8()).CreateSession())),
        Stepping("I4x16", "LSTM of 16 units, dense to 1, one step", 35, LSTM16.Model, static task => new CompiledStepping<LSTM16.Session>(task, Weighted(task.Model, new LSTM16()).CreateSession())),
        Stepping("I4x32", "LSTM of 32 units, dense to 1, one step", 35, LSTM32.Model, static task => new CompiledStepping<LSTM32.Session>(task, Weighted(task.Model, new LSTM32()).CreateSession())),
        Stepping("I5x8", "GRU of 8 units, dense to 1, one step", 35, GRU8.Model, static task => new CompiledStepping<GRU8.Session>(task, Weighted(task.Model, new GRU8()).CreateSession())),
        Stepping("I5x16", "GRU of 16 units, dense to 1, one step", 35, GRU16.Model, static task => new CompiledStepping<GRU16.Session>(task, Weighted(task.Model, new GRU16()).CreateSession())),
        Stepping("I5x32", "GRU of 32 units, dense to 1, one step", 35, GRU32.Model, static task => new CompiledStepping<GRU32.Session>(task, Weighted(task.Model, new GRU32()).CreateSession())),
        Stepping("I6", "4 causal convolutions 16@3, dense to 1, one step", 80, DilatedConvolutions.Model, static task => new CompiledStepping<DilatedConvolutions.Session>(task, Weighted(task.Model, new DilatedConvolutions()).CreateSession())),
        LargeBatch("I2x64", 64),
        LargeBatch("I2x1024", 1024),
        new("I4096x256", "4096-4096-10, 256 samples a call", WorkloadFamily.Batch, Unit.SamplesPerSecond, 256,
            new PredictionTask(WideNetwork.Model, 256, static task => new CompiledBatch(task, Weighted(task.Model, new WideNetwork()))),
            new Dictionary<string, double> { [OnnxRuntimePeer.PeerName] = 1 }),
        Graph("G1", "two bidirectional LSTMs of 64, 50 frames", 256, threads: 1, new BidirectionalMemory(seed: 1), OnnxBidirectionalMemory.Write),
        Graph("G1x2", "as G1, two threads", 256, threads: 2, new BidirectionalMemory(seed: 1), OnnxBidirectionalMemory.Write),
        Graph("G2", "two layers of a transformer, 64 tokens", 64, threads: 1, new Encoder(seed: 1), OnnxEncoder.Write),
        Graph("G2x2", "as G2, two threads", 64, threads: 2, new Encoder(seed: 1), OnnxEncoder.Write),
        Graph("G3", "ResNet-8 of 32×32×3", 64, threads: 1, new ResNet8(seed: 1), OnnxResNet8.Write),
        Graph("G3x2", "as G3, two threads", 64, threads: 2, new ResNet8(seed: 1), OnnxResNet8.Write),
        new("T1", "8-10-8-1, 768 samples, batch 10, 100 epochs", WorkloadFamily.Training, Unit.Milliseconds, 768 * 100,
            new TrainingTask(SmallNetwork.Model, 768, 10, 100, static task => new CompiledTraining(task, new SmallNetwork())),
            new Dictionary<string, double> { [TorchPeer.PeerName] = 350, [PythonPeer.PyTorch] = 350, [PythonPeer.ScikitLearn] = 150 }),
        Steps("T2", "784-128-64-10, batch 128", FitOfT2(threads: 1),
            new() { [TorchPeer.PeerName] = 2, [PythonPeer.PyTorch] = 2, [PythonPeer.ScikitLearn] = 2 }),
        Steps("T2x2", "as T2, two threads", FitOfT2(threads: 2),
            new() { [OneThreadPeer.PeerName] = 1.8, [TorchPeer.PeerName] = 2.5, [PythonPeer.PyTorch] = 2.5, [PythonPeer.ScikitLearn] = 2.5 }),
        Steps("T3", "LeNet, batch 64", FitOfT3(threads: 1),
            new() { [TorchPeer.PeerName] = 3, [PythonPeer.PyTorch] = 3 }),
        Steps("T3x2", "as T3, two threads", FitOfT3(threads: 2),
            new() { [TorchPeer.PeerName] = 3, [PythonPeer.PyTorch] = 3 }),
    ];

    /// <summary>The workload of this name, or those of several sizes: I4 is I4x8, I4x16 and I4x32.</summary>
    public static IEnumerable<Workload> Select(string name)
    {
        var sizes = All.Where(workload => workload.Name.StartsWith(name + "x", StringComparison.OrdinalIgnoreCase)).ToArray();
        return sizes.Length > 0 && All.All(workload => !string.Equals(workload.Name, name, StringComparison.OrdinalIgnoreCase)) ? sizes : [Find(name)];
    }

    public static Workload Find(string name) =>
        All.FirstOrDefault(workload => string.Equals(workload.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no workload '{name}' among {string.Join(", ", All)}.");

    private static Workload LargeBatch(string name, int rows) => new(
        name, $"784-128-64-10, {rows} samples a call", WorkloadFamily.Batch, Unit.SamplesPerSecond, rows,
        new PredictionTask(LargeNetwork.Model, rows, static task => new CompiledBatch(task, Weighted(task.Model, new LargeNetwork()))),
        new Dictionary<string, double> { [OnnxRuntimePeer.PeerName] = 1 });

    // Networks that nobody tuned for; no goals.
    private static Workload Graph(string name, string title, int rows, int threads, INetwork<float> network, Func<OnnxGraph, string> onnx) => new(
        name, $"{title}, {rows} samples a call", WorkloadFamily.Batch, Unit.SamplesPerSecond, rows, new GraphTask(GraphTask.Weighted(network), rows, threads, onnx), new Dictionary<string, double>()) { Seconds = 2 };

    private static Workload Stepping(string name, string title, double overOnnxRuntime, Model model, Func<SteppingTask, Contender> compiled) => new(
        name, title, WorkloadFamily.Stepping, Unit.Nanoseconds, 1, new SteppingTask(model, compiled),
        new Dictionary<string, double> { [OnnxRuntimePeer.PeerName] = overOnnxRuntime, [CPeer.PeerName] = 1 });

    // As many turns for all as time allows, as steps of a slower peer are undisturbed less often, and those on two cores least of all.
    private static Workload Steps(string name, string title, TrainingTask task, Dictionary<string, double> goals) =>
        new(name, title, WorkloadFamily.Training, Unit.SamplesPerSecond, task.BatchSize, task with { TimesSteps = true }, goals) { Seconds = task.Threads == 1 ? 2 : 5 };

    private static TrainingTask FitOfT2(int threads) => new(LargeNetwork.Model, 1024, 128, EpochsPerFit, static task => new CompiledTraining(task, new LargeNetwork()), threads);

    private static TrainingTask FitOfT3(int threads) => new(LeNet.Model, 320, 64, EpochsPerFit, static task => new CompiledTraining(task, new LeNet()), threads);

    private static TNetwork Weighted<TNetwork>(Model model, TNetwork network) where TNetwork : INetwork<float>
    {
        model.WriteTo(network);
        return network;
    }
}
