using System;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>Trains sample by sample, one step a batch.</summary>
public sealed class PlainTraining(TrainingTask task) : TrainingContender(task)
{
    private readonly int[] _order = [.. Enumerable.Range(0, task.Samples)];

    public override float[] Answer()
    {
        var network = new PlainNetwork(Task.Model);
        int[] order = [.. Enumerable.Range(0, Task.Samples)];
        for (int step = 0; step < TrainingTask.CheckedSteps; step++) Batch(network, order.AsSpan(step * Task.BatchSize, Task.BatchSize));
        return [.. network.Parameters()];
    }

    protected override void Fit(int seed, StepClock? clock)
    {
        var network = new PlainNetwork(Task.Model);
        var random = new Random(seed);
        clock?.BeginFit();
        for (int epoch = 0; epoch < Task.Epochs; epoch++)
        {
            random.Shuffle(_order);
            for (int first = 0; first < Task.Samples; first += Task.BatchSize)
            {
                Batch(network, _order.AsSpan(first, Math.Min(Task.BatchSize, Task.Samples - first)));
                clock?.EndStep();
            }
        }
    }

    private void Batch(PlainNetwork network, ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
            network.Learn(Task.Inputs.AsSpan(row * Task.Model.InputSize, Task.Model.InputSize), Task.Targets[row]);
        network.Step(rows.Length);
    }
}
