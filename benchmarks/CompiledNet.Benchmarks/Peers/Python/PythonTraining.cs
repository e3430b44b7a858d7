using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using CompiledNet.Benchmarks.Models;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Python;

/// <summary>Training in Python, with the same data, first weights and settings, handed over in files.</summary>
public sealed class PythonTraining : Contender
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-python-").FullName;
    private readonly PythonProcess _process;
    private readonly bool _timesSteps;

    public PythonTraining(TrainingTask task, string module, string interpreter)
    {
        _timesSteps = task.TimesSteps;
        Write("inputs", task.Inputs);
        Write("targets", task.Targets);
        Write("weights", task.Model.Flatten());
        _process = PythonProcess.Start(interpreter, task.Threads);
        _process.Ask(new
        {
            module,
            folder = _folder,
            layers = task.Model.Layers.Select(Describe).ToArray(),
            batch = task.BatchSize,
            epochs = task.Epochs,
            threads = task.Threads,
            rate = TrainingTask.LearningRate,
            beta1 = TrainingTask.Beta1,
            beta2 = TrainingTask.Beta2,
            epsilon = TrainingTask.Epsilon,
        });
    }

    public override bool LeavesThreadsSpinning => true;

    public override void Run(int times) => Time(times);

    /// <summary>As the script itself measured it: without the pipe.</summary>
    public override double Time(int times) => (double)_process.Ask(new { op = "run", times })["seconds"]!;

    /// <summary>As the script itself measured it, step by step where these are timed.</summary>
    public override IReadOnlyList<double> Turn(int times) =>
        _timesSteps ? _process.Ask(new { op = "steps", times })["seconds"]!.Deserialize<double[]>()! : base.Turn(times);

    public override float[] Answer()
    {
        _process.Ask(new { op = "answer", steps = TrainingTask.CheckedSteps });
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_folder, "answer.bin"))).ToArray();
    }

    public override void Dispose()
    {
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static object Describe(ModelLayer layer) => layer switch
    {
        DenseLayer dense => new { kind = "dense", kernel = (int[])[dense.Inputs, dense.Outputs], image = dense.Image is { } image ? Sizes(image) : null },
        ConvolutionLayer convolution => new
        {
            kind = "convolution", kernel = (int[])[convolution.Size, convolution.Size, convolution.Input.Channels, convolution.Filters], image = Sizes(convolution.Input), margin = convolution.Margin,
        },
        PoolingLayer pooling => new { kind = "pooling", size = pooling.Size },
        _ => throw new NotSupportedException(layer.ToString()),
    };

    private static int[] Sizes(ImageShape image) => [image.Height, image.Width, image.Channels];

    private void Write(string name, float[] values) => File.WriteAllBytes(Path.Combine(_folder, name + ".bin"), MemoryMarshal.AsBytes<float>(values).ToArray());
}
