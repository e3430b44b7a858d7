using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>The training of <see cref="ResumeTests"/>, in this process or, by an environment variable, in place of all tests in one that is killed.</summary>
internal static class ResumedTraining
{
    /// <summary>The variable: the batch at which the process is killed, the backup and the result, separated by bars.</summary>
    public const string Child = "COMPILEDNET_RESUMED_TRAINING";

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

    [ModuleInitializer]
    internal static void RunAsChild()
    {
        if (Environment.GetEnvironmentVariable(Child) is not { Length: > 0 } task) return;
        string[] parts = task.Split('|');
        int batch = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        var network = new ResumedNetwork(1);
        Fit(network, new Adam(), new Crash(batch, isKill: true), parts[1], epochs: 8);
        network.Save(parts[2]);
        Environment.Exit(0);
    }
}

/// <summary>Breaks a fit off after so many batches of all its epochs, by an exception or by killing the process.</summary>
internal sealed class Crash(int batches, bool isKill = false) : Callback
{
    public override void OnBatchEnd(FitContext context)
    {
        if (context.Epoch * context.BatchCount + context.Batch + 1 != batches) return;
        if (!isKill) throw new NotSupportedException();
        Process.GetCurrentProcess().Kill();
    }
}
