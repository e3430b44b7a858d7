using System;

namespace CompiledNet;

/// <summary>The mean losses of single outputs over an epoch so far, as <c>{output}_loss</c>, without their weights in the total. Of a network with one output there is none.</summary>
internal sealed class OutputLossMeans
{
    private readonly string?[] _names;
    private readonly int[] _places;

    public OutputLossMeans(NetworkDescription network)
    {
        int count = network.Outputs.Count == 1 ? 0 : network.Outputs.Count;
        (_names, _places, Sums) = (new string?[count], new int[count], new double[count]);
        for (int i = 0; i < count; i++) _names[i] = network.Outputs[i].Loss is null ? null : network.Outputs[i].Name + "_loss";
    }

    /// <summary>Σ loss · rows of the epoch so far, output by output.</summary>
    public double[] Sums { get; }

    /// <summary>The rows of the epoch so far.</summary>
    public long Samples { get; set; }

    /// <summary>An epoch begins.</summary>
    public void Reset()
    {
        Array.Clear(Sums);
        Samples = 0;
    }

    /// <summary>Takes the places of the losses among the values of an epoch.</summary>
    public void Announce(Logs logs)
    {
        for (int i = 0; i < _names.Length; i++)
            if (_names[i] is { } name) _places[i] = logs.Report(name, double.NaN, MetricDirection.LowerIsBetter);
    }

    /// <summary>Takes in the losses of a batch.</summary>
    public void Add(ReadOnlySpan<double> losses, int rows)
    {
        Samples += rows;
        for (int i = 0; i < _names.Length; i++)
            if (_names[i] is not null) Sums[i] += losses[i] * rows;
    }

    /// <summary>Writes the means of the epoch so far.</summary>
    public void Write(Logs logs)
    {
        for (int i = 0; i < _names.Length; i++)
            if (_names[i] is not null) logs.Overwrite(_places[i], Sums[i] / Samples);
    }
}
