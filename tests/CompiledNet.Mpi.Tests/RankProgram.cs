using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Mpi.Tests;

/// <summary>What a rank does, by an environment variable in place of all tests; and the same trainings alone, to compare with.</summary>
internal static class RankProgram
{
    /// <summary>The variable: a task and a folder, separated by a bar.</summary>
    public const string Variable = "COMPILEDNET_RANK";

    /// <summary>The trainings that are compared bit by bit.</summary>
    public static readonly string[] Trainings = ["dense", "threads", "normalized", "pictures", "clipped", "masked", "function"];

    [ModuleInitializer]
    internal static void RunAsRank()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } task) return;
        string[] parts = task.Split('|');
        var world = MpiExchange.World;
        switch (parts[0])
        {
            case "train":
                foreach (string training in Trainings) Save(Train(training, world), world, Path.Combine(parts[1], training));
                break;
            case "fast":
                Save(Train("dense", world, ExchangeMode.Fast), world, Path.Combine(parts[1], "fast"));
                break;
            case "seeds":
                Fit(new RankNetwork(world.Rank), Classes(20), new FitOptions { Exchange = world, Seed = world.Rank });
                break;
            case "weights":
                Save(Train("weights", world), world, Path.Combine(parts[1], "weights"));
                break;
            case "kill":
            case "resume":
                Save(Backed(Path.Combine(parts[1], "backup"), world, parts[0] == "kill" && world.Rank == world.Ranks - 1 ? 5 : -1), world, Path.Combine(parts[1], "resumed"));
                break;
            case "throw":
                if (world.Rank == 1) throw new NotSupportedException("This rank cannot go on.");
                world.Barrier();
                break;
            case "library":
                Console.WriteLine($"rank {world.Rank} of {world.Ranks}: {world.LibraryVersion}");
                break;
        }

        Environment.Exit(0);
    }

    public static INetwork<float> Train(string training, Exchange? exchange, ExchangeMode mode = ExchangeMode.Deterministic) => training switch
    {
        "dense" => Fitted(new RankNetwork(1), Classes(20), new FitOptions { Exchange = exchange, ExchangeMode = mode, Epochs = 2, BatchSize = 256, Metrics = [new CategoricalAccuracy()], ValidationSplit = 0.1 }),
        "threads" => Fitted(new RankNetwork(2), Classes(20), new FitOptions { Exchange = exchange, Epochs = 2, BatchSize = 250, Threads = 2, Optimizer = new SGD(0.1f) { Momentum = 0.9f } }),
        "normalized" => Fitted(new NormalizedNetwork(3), Numbers(20), new FitOptions { Exchange = exchange, Epochs = 2, BatchSize = 100 }),
        "pictures" => Fitted(new PictureNetwork(4), Classes(64, sums: true), new FitOptions { Exchange = exchange, Epochs = 1, BatchSize = 96 }),
        "clipped" => Fitted(new RankNetwork(5), Classes(20), new FitOptions { Exchange = exchange, Epochs = 1, BatchSize = 256, Optimizer = new AdamW { GlobalClipNorm = 0.1f } }),
        "weights" => Fitted(new RankNetwork(9 + (exchange?.Rank ?? 0)), Classes(20), new FitOptions { Exchange = exchange }),
        "masked" => Fitted(new TaggingNetwork(6), Tags(), new FitOptions { Exchange = exchange, Epochs = 1, BatchSize = 64, Metrics = [new SparseCategoricalAccuracy()] }),
        "function" => Fitted(new TaggingNetwork(7), Tags(), new FitOptions { Exchange = exchange, Epochs = 1, BatchSize = 64, Loss = new LossFunction((prediction, target) => 1 - prediction[(int)target[0]]) }),
        _ => throw new ArgumentException(training),
    };

    public static INetwork<float> Backed(string backup, Exchange? exchange, int kill)
    {
        var callback = new LambdaCallback(onBatchEnd: context =>
        {
            if ((context.Epoch * context.BatchCount) + context.Batch + 1 == kill) Process.GetCurrentProcess().Kill();
        });
        return Fitted(new RankNetwork(6), Classes(20), new FitOptions { Exchange = exchange, Epochs = 3, BatchSize = 256, Callbacks = [callback, new BackupAndRestore(backup, saveFrequency: 1)] });
    }

    private static INetwork<float> Fitted(INetwork<float> network, Dataset data, FitOptions options)
    {
        Fit(network, data, options);
        return network;
    }

    private static History Fit(INetwork<float> network, Dataset data, FitOptions options) => network.Fit(data, options);

    // Every rank has to have the same; the first writes it.
    private static void Save(INetwork<float> network, MpiExchange world, string path)
    {
        byte[] own = MemoryMarshal.AsBytes(network.Parameters.Span).ToArray(), first = (byte[])own.Clone();
        world.Broadcast(first);
        if (!own.AsSpan().SequenceEqual(first)) throw new InvalidOperationException($"Rank {world.Rank} has other weights than rank 0: {path}.");
        if (world.Rank == 0) File.WriteAllBytes(path, own);
    }

    private static Dataset Classes(int features, bool sums = false)
    {
        float[] inputs = Inputs(features);
        int width = sums ? 5 : 4;
        float[] targets = new float[Rows * width];
        for (int row = 0; row < Rows; row++)
        {
            float sum = 0;
            for (int i = 0; i < features; i++) sum += inputs[(row * features) + i];
            targets[(row * width) + Math.Clamp((int)(sum + 2), 0, 3)] = 1;
            if (sums) targets[(row * width) + 4] = sum;
        }

        return Dataset.From(new DataBlock(inputs, features), new DataBlock(targets, width));
    }

    private static Dataset Numbers(int features)
    {
        float[] inputs = Inputs(features), targets = new float[Rows];
        for (int row = 0; row < Rows; row++) targets[row] = inputs[row * features] * inputs[(row * features) + 1];
        return Dataset.From(new DataBlock(inputs, features), new DataBlock(targets, 1));
    }

    private static Dataset Tags()
    {
        var random = new Random(8);
        float[] ids = new float[200 * 10], tags = new float[200 * 10];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = i % 10 < 2 + (i / 10 % 8) ? random.Next(1, 5) : 0;
            tags[i] = ids[i] % 3;
        }

        return Dataset.From(new DataBlock(ids, 10), new DataBlock(tags, 10));
    }

    private const int Rows = 700;

    private static float[] Inputs(int features)
    {
        var random = new Random(7);
        float[] inputs = new float[Rows * features];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = (random.NextSingle() - 0.5f) * 2;
        return inputs;
    }
}
