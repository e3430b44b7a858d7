using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace CompiledNet.Mpi.Tests;

/// <summary>Fits by name, over an exchange or alone: weights and history of which are compared bit by bit.</summary>
internal static class RankTrainings
{
    private static readonly Dictionary<string, Func<Exchange?, ExchangeMode, History>> s_all = new()
    {
        ["dense"] = (exchange, mode) => new RankNetwork(1).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 256, Metrics = [new CategoricalAccuracy()], ValidationSplit = 0.1 }),
        ["threads"] = (exchange, mode) => new RankNetwork(2).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 250, Threads = 2, Optimizer = new SGD(0.1f) { Momentum = 0.9f } }),
        ["normalized"] = (exchange, mode) => new NormalizedNetwork(3).Fit(RankData.Numbers(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 100 }),
        ["synchronized"] = (exchange, mode) => new SynchronizedNetwork(3).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 250, Threads = 2, ValidationSplit = 0.2 }),
        ["wide"] = (exchange, mode) => new WideNetwork(4).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, BatchSize = 256 }),
        ["pictures"] = (exchange, mode) => new PictureNetwork(4).Fit(RankData.Classes(64, sums: true), new FitOptions { Exchange = exchange, ExchangeMode = mode, BatchSize = 96, ValidationSplit = 0.3, Metrics = [new TrackedMetric(new MulticlassAreaUnderCurve(), "Class")] }),
        ["clipped"] = (exchange, mode) => new RankNetwork(5).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, BatchSize = 256, Optimizer = new AdamW { GlobalClipNorm = 0.1f } }),
        ["masked"] = (exchange, mode) => new TaggingNetwork(6).Fit(RankData.Tags(), new FitOptions { Exchange = exchange, ExchangeMode = mode, BatchSize = 64, Metrics = [new SparseCategoricalAccuracy()], Validation = RankData.Tags() }),
        // An area keeps all scores, and every rank has its own number of threads.
        ["validated"] = (exchange, mode) => new RankNetwork(7).Fit(RankData.Classes(20), new FitOptions
        {
            Exchange = exchange, ExchangeMode = mode, BatchSize = 256, Threads = 1 + ((exchange?.Rank ?? 0) % 2), Validation = RankData.Classes(20), ValidationSampleWeights = RankData.Weights(), SampleWeights = RankData.Weights(),
            Metrics = [new MulticlassAreaUnderCurve(), new TrackedMetric(new F1Score(), Weighted: true)],
        }),
        ["averaged"] = (exchange, mode) => new RankNetwork(8).Fit(RankData.Classes(20), new FitOptions
        {
            Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 128, ValidationSplit = 0.1, Callbacks = [new SwapEmaWeights()],
            Optimizer = new AdamW { UseEma = true, EmaMomentum = 0.9f, GradientAccumulationSteps = 2, ExcludeFromWeightDecay = ["*/bias"], LearningRateMultipliers = [("dense", 0.1f)] },
            GradientTransformations = [new GradientNoise()], ClassWeights = new Dictionary<int, float> { [0] = 2, [3] = 0.5f },
        }),
        ["searched"] = (exchange, mode) => new WideNetwork(9).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 4, Optimizer = new LBFGS(), ValidationSplit = 0.1 }),
        ["schedule-free"] = (exchange, mode) => new SharedNetwork(10).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 256, Optimizer = new ScheduleFreeAdamW(), ValidationSplit = 0.1 }),
        ["frozen"] = (exchange, mode) => Frozen().Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, BatchSize = 256 }),
        ["streamed"] = (exchange, mode) => new RankNetwork(12).Fit(RankData.Stream().Prefetch(), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 256, Validation = RankData.Stream(), Metrics = [new CategoricalAccuracy()] }),
        ["sharded"] = (exchange, mode) => new RankNetwork(13).Fit(exchange is null ? RankData.Classes(20) : RankData.Classes(20).Shard(exchange), new FitOptions
        {
            Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 256, Validation = exchange is null ? RankData.Numbered().ToDataset() : RankData.Numbered().Shard(exchange), Metrics = [new CategoricalAccuracy()],
        }),
        ["shared"] = (exchange, mode) => new RankNetwork(14).Fit(RankData.Numbered().Shuffle(100).Prefetch(), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 256, Validation = RankData.Numbered(), Metrics = [new CategoricalAccuracy()] }),
        ["mixed"] = (exchange, mode) => new MixedNetwork(15).Fit(exchange is null ? RankData.Numbered() : RankData.Numbered().Shard(exchange), new FitOptions
        {
            Exchange = exchange, ExchangeMode = mode, BatchSize = 256, Shuffle = false, Validation = RankData.Numbered(), Metrics = [new CategoricalAccuracy()],
        }),
        ["function"] = (exchange, mode) => new TaggingNetwork(7).Fit(RankData.Tags(), new FitOptions { Exchange = exchange, ExchangeMode = mode, BatchSize = 64, Validation = RankData.Tags(), Loss = new LossFunction((prediction, target) => 1 - prediction[(int)target[0]]) }),
        // Ranks begin with weights of their own.
        ["weights"] = (exchange, mode) => new RankNetwork(9 + (exchange?.Rank ?? 0)).Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode }),
    };

    public static IReadOnlyCollection<string> Names => s_all.Keys;

    /// <summary>Those that call all there is of an exchange, and in which ranks differ most: the others are as good with ranks that are threads.</summary>
    public static IReadOnlyList<string> Chosen { get; } = ["dense", "threads", "synchronized", "wide", "validated", "streamed", "sharded", "shared", "weights"];

    /// <summary>The name of the file that a rank makes before it kills itself.</summary>
    public const string KillMark = "killed";

    /// <summary>Those that the fast mode takes to nearly the same: batch normalization of a rank's own rows is another network, and random draws are those of a row.</summary>
    public static IReadOnlyList<string> Fast { get; } = ["dense", "synchronized", "wide", "pictures", "masked", "function", "frozen", "streamed", "shared"];

    /// <summary>Those of them whose gradients are sent in several parts, or whose layers meet as well.</summary>
    public static IReadOnlyList<string> Overlapped { get; } = ["wide", "frozen", "synchronized"];

    /// <summary>Weights, and behind them the whole history.</summary>
    public static byte[] Run(string name, Exchange? exchange)
    {
        var history = s_all[name](exchange, ExchangeMode.Deterministic);
        double[] logs = [.. history.Names.SelectMany(log => history[log])];
        return [.. MemoryMarshal.AsBytes(history.Network.Parameters.Span), .. MemoryMarshal.AsBytes(logs.AsSpan())];
    }

    /// <summary>The weights of the fast mode.</summary>
    public static byte[] RunFast(string name, Exchange exchange) => MemoryMarshal.AsBytes(s_all[name](exchange, ExchangeMode.Fast).Network.Parameters.Span).ToArray();

    /// <summary>Kept up to date by a backup; a rank may be killed behind a batch.</summary>
    public static byte[] Backed(string backup, Exchange? exchange, int kill)
    {
        var callback = new LambdaCallback(onBatchEnd: context =>
        {
            if ((context.Epoch * context.BatchCount) + context.Batch + 1 != kill) return;
            File.Create(Path.Combine(Path.GetDirectoryName(backup)!, KillMark)).Dispose();
            System.Diagnostics.Process.GetCurrentProcess().Kill();
        });
        var network = new SynchronizedNetwork(6);
        network.Fit(RankData.Classes(20), new FitOptions { Exchange = exchange, Epochs = 3, BatchSize = 256, Callbacks = [callback, new BackupAndRestore(backup, saveFrequency: 1)] });
        return MemoryMarshal.AsBytes(network.Parameters.Span).ToArray();
    }

    private static WideNetwork Frozen()
    {
        var network = new WideNetwork(11);
        network.Freeze("dense", "dense_1/bias");
        return network;
    }
}
