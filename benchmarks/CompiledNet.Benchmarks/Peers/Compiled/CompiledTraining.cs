using System;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary><c>Fit</c>, with its shuffling and its history, from the first weights.</summary>
public sealed class CompiledTraining(TrainingTask task, INetwork<float> network) : TrainingContender(task)
{
    private readonly Dataset _data = Dataset.From(new DataBlock(task.Inputs, task.Model.InputSize), new DataBlock(task.Targets, 1));

    /// <summary>The loss of the last epoch of the last run.</summary>
    public double FinalLoss { get; private set; }

    public override float[] Answer()
    {
        Task.Model.WriteTo(network);
        using var trainer = new Trainer(network, NewAdam(), Task.BatchSize, threads: Task.Threads);
        for (int step = 0; step < TrainingTask.CheckedSteps; step++) Step(trainer, step);
        return Task.Model.ReadFrom(network);
    }

    /// <summary>Of one training step: a fit as a whole makes its workspace, its history and its optimizer's state.</summary>
    public override long AllocatedBytes()
    {
        using var trainer = new Trainer(network, NewAdam(), Task.BatchSize, threads: Task.Threads);
        for (int step = 0; step < 2; step++) Step(trainer, step);
        // By all threads of the process, the trainer's among them; now and then one of the runtime's own allocates as well.
        const int Times = 3;
        long fewest = long.MaxValue;
        for (int time = 0; time < Times; time++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int step = 0; step < TrainingTask.CheckedSteps; step++) Step(trainer, step);
            fewest = Math.Min(fewest, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return fewest / TrainingTask.CheckedSteps;
    }

    protected override void Fit(int seed, StepClock? clock)
    {
        Task.Model.WriteTo(network);
        var history = network.Fit(_data, new FitOptions
        {
            Optimizer = NewAdam(),
            Epochs = Task.Epochs,
            BatchSize = Task.BatchSize,
            Seed = seed,
            Threads = Task.Threads,
            Callbacks = clock is null ? [] : [new StepCallback(clock)],
        });
        FinalLoss = history.Last("loss");
    }

    private void Step(Trainer trainer, int step)
    {
        int width = Task.Model.InputSize, rows = Task.BatchSize;
        trainer.TrainOnBatch(Task.Inputs.AsSpan(step * rows * width, rows * width), Task.Targets.AsSpan(step * rows, rows));
    }

    private static Adam NewAdam() => new(TrainingTask.LearningRate) { Beta1 = TrainingTask.Beta1, Beta2 = TrainingTask.Beta2, Epsilon = TrainingTask.Epsilon };
}
