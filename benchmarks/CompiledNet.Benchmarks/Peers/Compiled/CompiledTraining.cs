using System;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>The whole <c>Fit</c>, with its shuffling and its history, from the first weights.</summary>
public sealed class CompiledTraining(TrainingTask task, INetwork<float> network) : Contender
{
    private readonly Dataset _data = Dataset.From(new DataBlock(task.Inputs, task.Model.InputSize), new DataBlock(task.Targets, 1));

    /// <summary>The loss of the last epoch of the last run.</summary>
    public double FinalLoss { get; private set; }

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++)
        {
            task.Model.WriteTo(network);
            var history = network.Fit(_data, new FitOptions { Optimizer = NewAdam(), Epochs = task.Epochs, BatchSize = task.BatchSize, Seed = time, Threads = task.Threads });
            FinalLoss = history.Last("loss");
        }
    }

    public override float[] Answer()
    {
        task.Model.WriteTo(network);
        using var trainer = new Trainer(network, NewAdam(), task.BatchSize, threads: task.Threads);
        for (int step = 0; step < TrainingTask.CheckedSteps; step++) Step(trainer, step);
        return task.Model.ReadFrom(network);
    }

    /// <summary>Of one training step: a fit as a whole makes its workspace, its history and its optimizer's state.</summary>
    public override long AllocatedBytes()
    {
        using var trainer = new Trainer(network, NewAdam(), task.BatchSize, threads: task.Threads);
        for (int step = 0; step < 2; step++) Step(trainer, step);
        // By all threads of the process, the trainer's among them.
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int step = 0; step < TrainingTask.CheckedSteps; step++) Step(trainer, step);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / TrainingTask.CheckedSteps;
    }

    private void Step(Trainer trainer, int step)
    {
        int width = task.Model.InputSize, rows = task.BatchSize;
        trainer.TrainOnBatch(task.Inputs.AsSpan(step * rows * width, rows * width), task.Targets.AsSpan(step * rows, rows));
    }

    private static Adam NewAdam() => new(TrainingTask.LearningRate) { Beta1 = TrainingTask.Beta1, Beta2 = TrainingTask.Beta2, Epsilon = TrainingTask.Epsilon };
}
