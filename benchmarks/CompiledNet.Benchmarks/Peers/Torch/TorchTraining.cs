using System;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;
using TorchSharp;
using TorchAdam = TorchSharp.Modules.Adam;
using TorchSequential = TorchSharp.Modules.Sequential;
using static TorchSharp.torch;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>The usual training loop: each batch taken by its numbers from the shuffled ones, the losses summed.</summary>
public sealed class TorchTraining : TrainingContender
{
    private readonly Tensor _inputs, _targets;

    public TorchTraining(TrainingTask task) : base(task)
    {
        _inputs = TorchModel.Inputs(task.Model, task.Inputs);
        using var targets = tensor(task.Targets);
        _targets = task.Binary ? targets.unsqueeze(1) : targets.to_type(ScalarType.Int64);
    }

    /// <summary>The loss of the last epoch of the last run.</summary>
    public double FinalLoss { get; private set; }

    public override bool LeavesThreadsSpinning => true;

    public override float[] Answer()
    {
        using var scope = NewDisposeScope();
        var model = TorchModel.Build(Task.Model, withLastActivation: false);
        using var optimizer = NewAdam(model);
        var options = (TorchAdam.Options)optimizer.ParamGroups.Cast<TorchAdam.ParamGroup>().Single().Options;
        for (int step = 0; step < TrainingTask.CheckedSteps; step++)
        {
            // Torch adds epsilon after the correction of v, Keras before it.
            options.eps = TrainingTask.Epsilon / Math.Sqrt(1 - Math.Pow(TrainingTask.Beta2, step + 1));
            long first = (long)step * Task.BatchSize;
            Step(model, optimizer, _inputs.narrow(0, first, Task.BatchSize), _targets.narrow(0, first, Task.BatchSize));
        }

        return TorchModel.Read(Task.Model, model);
    }

    public override void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void Fit(int seed, StepClock? clock)
    {
        // For the whole process, so that every contender sets its own.
        set_num_threads(Task.Threads);
        using var model = TorchModel.Build(Task.Model, withLastActivation: false);
        using var optimizer = NewAdam(model);
        clock?.BeginFit();
        for (int epoch = 0; epoch < Task.Epochs; epoch++) FinalLoss = Epoch(model, optimizer, clock);
    }

    private double Epoch(TorchSequential model, TorchAdam optimizer, StepClock? clock)
    {
        using var scope = NewDisposeScope();
        var order = randperm(Task.Samples, ScalarType.Int64);
        var total = zeros(1);
        for (long first = 0; first < Task.Samples; first += Task.BatchSize)
        {
            using var batch = NewDisposeScope();
            long rows = Math.Min(Task.BatchSize, Task.Samples - first);
            var part = order.narrow(0, first, rows);
            total.add_(Step(model, optimizer, _inputs.index_select(0, part), _targets.index_select(0, part)) * rows);
            clock?.EndStep();
        }

        return total.item<float>() / Task.Samples;
    }

    private Tensor Step(TorchSequential model, TorchAdam optimizer, Tensor inputs, Tensor targets)
    {
        optimizer.zero_grad();
        var logits = model.forward(inputs);
        var loss = Task.Binary ? nn.functional.binary_cross_entropy_with_logits(logits, targets) : nn.functional.cross_entropy(logits, targets);
        loss.backward();
        optimizer.step();
        return loss.detach();
    }

    private static TorchAdam NewAdam(TorchSequential model) =>
        optim.Adam(model.parameters(), TrainingTask.LearningRate, TrainingTask.Beta1, TrainingTask.Beta2, TrainingTask.Epsilon);
}
