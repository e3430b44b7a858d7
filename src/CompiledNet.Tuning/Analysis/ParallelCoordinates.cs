using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>What a plot with an axis per hyper-parameter and one for the value draws: a line per trial that has come to its end.</summary>
/// <param name="Axes">The axes from left to right; the last one is that of the value.</param>
/// <param name="Lines">The lines, the worst first, so that good ones are drawn over them.</param>
public sealed record ParallelCoordinates(IReadOnlyList<ParallelAxis> Axes, IReadOnlyList<ParallelLine> Lines)
{
    /// <summary>Lays out the trials of a search.</summary>
    /// <param name="result">The search.</param>
    /// <param name="valueName">What the value is called.</param>
    public static ParallelCoordinates Of(SearchResult result, string valueName = "value")
    {
        System.ArgumentNullException.ThrowIfNull(result);
        Trial[] trials = [.. result.Ranked.Reverse()];
        double low = trials.Select(trial => trial.Value).DefaultIfEmpty(0).Min(), high = trials.Select(trial => trial.Value).DefaultIfEmpty(1).Max();
        var axes = result.Space.Hyperparameters.Select(ParallelAxis.Of).Append(ParallelAxis.OfValue(valueName, low, high));
        var lines = trials.Select(trial => new ParallelLine(
            trial.Number, trial.Value,
            [
                .. result.Space.Hyperparameters.Select(one => trial.Point.IsSet(one) ? trial.Point.Unit(one) : double.NaN),
                high > low ? (trial.Value / 2 - low / 2) / (high / 2 - low / 2) : 0.5,
            ]));
        return new ParallelCoordinates([.. axes], [.. lines]);
    }
}
