using System;
using System.Linq;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>Trains sample by sample, one step a batch.</summary>
public sealed class PlainTraining(TrainingTask task) : Contender
{
    private readonly int[] _order = [.. Enumerable.Range(0, task.Samples)];

    public override void Run(int times)
    {
        for (int time = 0; time < times; time++)
        {
            var network = new PlainNetwork(task.Model);
            var random = new Random(time);
            for (int epoch = 0; epoch < task.Epochs; epoch++)
            {
                random.Shuffle(_order);
                for (int first = 0; first < task.Samples; first += task.BatchSize)
                    Batch(network, _order.AsSpan(first, Math.Min(task.BatchSize, task.Samples - first)));
            }
        }
    }

    public override float[] Answer()
    {
        var network = new PlainNetwork(task.Model);
        int[] order = [.. Enumerable.Range(0, task.Samples)];
        for (int step = 0; step < TrainingTask.CheckedSteps; step++) Batch(network, order.AsSpan(step * task.BatchSize, task.BatchSize));
        return [.. network.Parameters()];
    }

    private void Batch(PlainNetwork network, ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
            network.Learn(task.Inputs.AsSpan(row * task.Model.InputSize, task.Model.InputSize), task.Targets[row]);
        network.Step(rows.Length);
    }
}
