using System;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;
using TorchSharp;
using TorchAdam = TorchSharp.Modules.Adam;
using TorchSequential = TorchSharp.Modules.Sequential;
using static TorchSharp.torch;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>The usual training loop: whole epochs shuffled at once, batches as slices, the losses summed.</summary>
public sealed class TorchTraining : Contender
{
    private readonly TrainingTask _task;
    private readonly Tensor _inputs, _targets;

    public TorchTraining(TrainingTask task)
    {
        _task = task;
        _inputs = TorchModel.Inputs(task.Model, task.Inputs);
        using var targets = tensor(task.Targets);
        _targets = task.Binary ? targets.unsqueeze(1) : targets.to_type(ScalarType.Int64);
    }

    /// <summary>The loss of the last epoch of the last run.</summary>
    public double FinalLoss { get; private set; }

    public override void Run(int times)
    {
        // For the whole process, so that every contender sets its own.
        set_num_threads(_task.Threads);
        for (int time = 0; time < times; time++)
        {
            using var model = TorchModel.Build(_task.Model, withLastActivation: false);
            using var optimizer = NewAdam(model);
            for (int epoch = 0; epoch < _task.Epochs; epoch++) FinalLoss = Epoch(model, optimizer);
        }
    }

    public override float[] Answer()
    {
        using var scope = NewDisposeScope();
        var model = TorchModel.Build(_task.Model, withLastActivation: false);
        using var optimizer = NewAdam(model);
        var options = (TorchAdam.Options)optimizer.ParamGroups.Cast<TorchAdam.ParamGroup>().Single().Options;
        for (int step = 0; step < TrainingTask.CheckedSteps; step++)
        {
            // Torch adds epsilon after the correction of v, Keras before it.
            options.eps = TrainingTask.Epsilon / Math.Sqrt(1 - Math.Pow(TrainingTask.Beta2, step + 1));
            long first = (long)step * _task.BatchSize;
            Step(model, optimizer, _inputs.narrow(0, first, _task.BatchSize), _targets.narrow(0, first, _task.BatchSize));
        }

        return TorchModel.Read(_task.Model, model);
    }

    public override void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
        GC.SuppressFinalize(this);
    }

    private double Epoch(TorchSequential model, TorchAdam optimizer)
    {
        using var scope = NewDisposeScope();
        var order = randperm(_task.Samples, ScalarType.Int64);
        var (inputs, targets) = (_inputs.index_select(0, order), _targets.index_select(0, order));
        var total = zeros(1);
        for (long first = 0; first < _task.Samples; first += _task.BatchSize)
        {
            using var batch = NewDisposeScope();
            long rows = Math.Min(_task.BatchSize, _task.Samples - first);
            total.add_(Step(model, optimizer, inputs.narrow(0, first, rows), targets.narrow(0, first, rows)) * rows);
        }

        return total.item<float>() / _task.Samples;
    }

    private Tensor Step(TorchSequential model, TorchAdam optimizer, Tensor inputs, Tensor targets)
    {
        optimizer.zero_grad();
        var logits = model.forward(inputs);
        var loss = _task.Binary ? nn.functional.binary_cross_entropy_with_logits(logits, targets) : nn.functional.cross_entropy(logits, targets);
        loss.backward();
        optimizer.step();
        return loss.detach();
    }

    private static TorchAdam NewAdam(TorchSequential model) =>
        optim.Adam(model.parameters(), TrainingTask.LearningRate, TrainingTask.Beta1, TrainingTask.Beta2, TrainingTask.Epsilon);
}
