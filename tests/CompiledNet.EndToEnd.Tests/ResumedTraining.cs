using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>The training of <see cref="ResumeTests"/>, in this process or, by an environment variable, in place of all tests in one that is killed.</summary>
internal static class ResumedTraining
{
    /// <summary>The variable: the batch at which the process is killed, the backup and the result, separated by bars.</summary>
    public const string Child = "COMPILEDNET_RESUMED_TRAINING";

    /// <summary>One of each kind that goes batch by batch, and options with a state of their own.</summary>
    public static IReadOnlyList<(string Name, Func<Optimizer> Create)> Optimizers { get; } =
    [
        ("SGD", () => new SGD(0.1f)),
        ("Nesterov", () => new SGD(0.1f) { Momentum = 0.9f, Nesterov = true }),
        ("RMSprop", () => new RMSprop { Centered = true, Momentum = 0.9f }),
        ("Adagrad", () => new Adagrad(0.1f)),
        ("Adadelta", () => new Adadelta(1)),
        ("Adam", () => new Adam { Schedule = new CosineDecay(0.01f, 12) }),
        ("AMSGrad", () => new Adam { AmsGrad = true, WeightDecay = 0.1f }),
        ("AdamW", () => new AdamW()),
        ("Adamax", () => new Adamax()),
        ("Nadam", () => new Nadam()),
        ("Lion", () => new Lion()),
        ("Ftrl", () => new Ftrl(0.05f)),
        ("Lamb", () => new Lamb()),
        ("Adafactor", () => new Adafactor()),
        ("Muon", () => new Muon()),
        ("schedule-free", () => new ScheduleFreeAdamW(0.05f) { WarmupSteps = 4, WeightDecay = 0.1f }),
        ("averages", () => new Adam { UseEma = true, EmaMomentum = 0.8f, EmaOverwriteFrequency = 5 }),
        ("groups", () => new AdamW { ExcludeFromWeightDecay = ["*/bias"], LearningRateMultipliers = [("dense", 0.1f)] }),
        ("gathering", () => new Adam { GradientAccumulationSteps = 4 }),
    ];

    /// <summary>
    /// A fit of a network of its own by each of them, and by L-BFGS, which takes all samples at once and is refused where anything is drawn: to a batch at which
    /// something else is done, or with -1 to its end.
    /// </summary>
    public static IReadOnlyList<(string Name, Func<int, Action?, string, INetwork<float>> Run)> Trainings { get; } =
    [
        .. Optimizers.Select(optimizer => (optimizer.Name, new Func<int, Action?, string, INetwork<float>>((batch, then, backup) =>
        {
            var network = new ResumedNetwork(1);
            Fit(network, optimizer.Create(), new Crash(batch, then), backup, epochs: 8);
            return network;
        }))),
        ("L-BFGS", (batch, then, backup) =>
        {
            var network = new SmallPerceptron(1);
            network.Fit(LBFGSTests.Rows, new FitOptions
            {
                // A batch is an epoch.
                Optimizer = new LBFGS(4), Epochs = 24, Callbacks = [new Crash(batch / 2, then), new BackupAndRestore(backup)],
            });
            return network;
        }),
    ];

    public static History Fit(INetwork<float> network, Optimizer optimizer, Callback crash, string backup, int epochs = 3, int batchSize = 10, float scale = 1)
    {
        var samples = new Samples<float>(new ResumedNetwork().Description, 58);
        for (int i = 0; i < samples.Inputs.Length; i++) samples.Inputs[i] *= scale;
        int inputs = network.Description.InputSize;
        var data = Dataset.From(new DataBlock(samples.Inputs.AsSpan(0, 58 * ResumedNetwork.InputSize).ToArray(), ResumedNetwork.InputSize), new DataBlock(samples.Targets, 1));
        if (inputs != ResumedNetwork.InputSize) data = Dataset.From(new DataBlock(new float[58 * inputs], inputs), new DataBlock(new float[58], 1));
        return network.Fit(data, new FitOptions
        {
            Optimizer = optimizer, Epochs = epochs, BatchSize = batchSize, Seed = 4, ValidationSplit = 0.1,
            Metrics = [new BinaryAccuracy(), new MeanAbsoluteErrorMetric()],
            Callbacks = [new EarlyStopping("val_loss", patience: 50, restoreBestWeights: true), crash, new BackupAndRestore(backup, saveFrequency: 2)],
        });
    }

    /// <summary>The file of one of the optimizers.</summary>
    public static string FileOf(string path, string optimizer) => Path.ChangeExtension(path, optimizer + ".safetensors");

    [ModuleInitializer]
    internal static void RunAsChild()
    {
        if (Environment.GetEnvironmentVariable(Child) is not { Length: > 0 } task) return;
        string[] parts = task.Split('|');
        int batch = int.Parse(parts[0], CultureInfo.InvariantCulture);
        Train(0, batch, parts[1], parts[2]);
        Environment.Exit(0);
    }

    // A fit that has come to the batch waits in its callback for the next ones to come there too. Not on threads of their own, which would wait for the initializer of this module to end.
    private static void Train(int first, int batch, string backup, string result)
    {
        for (int i = first; i < Trainings.Count; i++)
        {
            int next = i + 1;
            var (name, run) = Trainings[i];
            run(batch, () => KillWhenAllAreThere(next), FileOf(backup, name)).Save(FileOf(result, name));
        }

        void KillWhenAllAreThere(int next)
        {
            Train(next, batch, backup, result);
            Process.GetCurrentProcess().Kill();
        }
    }
}

/// <summary>Breaks a fit off after so many batches of all its epochs: by an exception, or by what is done there.</summary>
internal sealed class Crash(int batches, Action? end = null) : Callback
{
    public override void OnBatchEnd(FitContext context)
    {
        if (context.Epoch * context.BatchCount + context.Batch + 1 != batches) return;
        end?.Invoke();
        throw new NotSupportedException();
    }
}
