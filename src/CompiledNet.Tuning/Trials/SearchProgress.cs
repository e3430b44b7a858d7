using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace CompiledNet.Tuning;

/// <summary>Writes a line per finished trial: how many there are, the value, the best one so far and the point.</summary>
/// <param name="trials">How many there will be; null if unknown.</param>
/// <param name="direction">Which direction of the value is the better one.</param>
/// <param name="writer">Where to; null for the console.</param>
public sealed class SearchProgress(int? trials = null, MetricDirection direction = MetricDirection.LowerIsBetter, TextWriter? writer = null) : IProgress<Trial>
{
    private int _count;
    private double _best = double.NaN;

    /// <inheritdoc/>
    public void Report(Trial value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _count++;
        if (value.State == TrialState.Complete && !(direction == MetricDirection.HigherIsBetter ? value.Value <= _best : value.Value >= _best)) _best = value.Value;
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{_count}{(trials is null ? "" : "/" + trials.Value.ToString(CultureInfo.InvariantCulture))} - ");
        if (!double.IsNaN(_best)) line.Append(CultureInfo.InvariantCulture, $"best {_best:G6} - ");
        (writer ?? Console.Out).WriteLine(line.Append(value));
    }
}
