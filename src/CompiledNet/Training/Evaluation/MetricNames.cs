using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// What the metrics of a fit or an evaluation are called in its logs: their name, after that of their output where there
/// are several. Of equal names the second ends in _1, the third in _2, as in Keras; the first is the fit's own where it has one: its loss, the number of
/// the epoch, the learning rate.
/// </summary>
internal sealed class MetricNames
{
    private const string Validation = "val_";

    private readonly bool _several;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "loss", "epoch", "learning_rate" };

    /// <exception cref="ArgumentException">The loss of an output would be called as one of the validation.</exception>
    public MetricNames(NetworkDescription network)
    {
        _several = network.Outputs.Count > 1;
        foreach (var output in network.Outputs)
            if (_several) _taken.Add(LossName(output));

        static string LossName(OutputDescription output)
        {
            string name = output.Name + "_loss";
            if (output.Loss is not null && name.StartsWith(Validation, StringComparison.Ordinal))
                throw new ArgumentException($"The loss of the output '{output.Name}' would be called '{name}', but {Validation} stands before what the validation reports: give the output another name.", nameof(network));
            return name;
        }
    }

    /// <exception cref="ArgumentException">The name begins like those of the validation.</exception>
    public string Take(Metric metric, OutputDescription output)
    {
        string name = _several ? $"{output.Name}_{metric.Name}" : metric.Name;
        if (name.StartsWith(Validation, StringComparison.Ordinal))
            throw new ArgumentException($"A metric cannot be called '{name}': {Validation} stands before what the validation reports.", "metrics");
        string free = name;
        for (int i = 1; !_taken.Add(free); i++) free = $"{name}_{i}";
        return free;
    }
}
