using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>What a search has found.</summary>
public sealed class SearchResult
{
    private readonly MetricDirection _direction;

    internal SearchResult(SearchSpace space, IReadOnlyList<Trial> trials, MetricDirection direction, bool cancelled) =>
        (Space, Trials, _direction, Cancelled) = (space, trials, direction, cancelled);

    /// <summary>The space.</summary>
    public SearchSpace Space { get; }

    /// <summary>The finished trials in the order of their numbers.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>Whether the search was ended by its token.</summary>
    public bool Cancelled { get; }

    /// <summary>Which direction of the value is the better one.</summary>
    public MetricDirection Direction => _direction;

    /// <summary>The trial with the best value, the first one of equals.</summary>
    /// <exception cref="InvalidOperationException">No trial has come to its end; the message says what became of the first.</exception>
    public Trial Best => Ranked.FirstOrDefault() ?? throw new InvalidOperationException(
        Trials.Count == 0 ? "There is no trial." : $"None of {Trials.Count} trials has come to its end; {Trials[0]}.");

    /// <summary>The trials that have come to their end, the best one first.</summary>
    public IEnumerable<Trial> Ranked => Trials.Where(trial => trial.State == TrialState.Complete).OrderBy(trial => Cost(trial.Value)).ThenBy(trial => trial.Number);

    /// <summary>The best value after each trial; NaN before the first that has come to its end.</summary>
    public IReadOnlyList<double> BestSoFar
    {
        get
        {
            double[] best = new double[Trials.Count];
            double last = double.NaN;
            for (int i = 0; i < best.Length; i++)
            {
                var trial = Trials[i];
                if (trial.State == TrialState.Complete && !(Cost(trial.Value) >= Cost(last))) last = trial.Value;
                best[i] = last;
            }

            return best;
        }
    }

    /// <summary>The trials as runs called <c>trial-0012</c>, for packages that show runs side by side: <c>result.Runs.WriteHParams("logs")</c> of CompiledNet.TensorBoard.</summary>
    public IEnumerable<HyperParameterRun> Runs => Trials.Select(TrialRuns.Of);

    /// <summary>A table with a line per trial, the best first, those without a value last.</summary>
    public override string ToString() => ToString(int.MaxValue);

    /// <summary>The first lines of the table.</summary>
    /// <param name="most">How many trials to show at most.</param>
    public string ToString(int most)
    {
        var order = Trials.OrderBy(trial => trial.State).ThenBy(trial => Cost(trial.Value)).ThenBy(trial => trial.Number).Take(most);
        var rows = new List<string[]> { (string[])["trial", "value", "seconds", .. Space.Hyperparameters.Select(one => one.Name)] };
        rows.AddRange(order.Select(Row));
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column])))));
    }

    /// <summary>The value as one of which less is better.</summary>
    internal double Cost(double value) => _direction == MetricDirection.HigherIsBetter ? -value : value;

    private string[] Row(Trial trial) =>
    [
        trial.Number.ToString(CultureInfo.InvariantCulture),
        trial.State switch
        {
            TrialState.Complete => trial.Value.ToString("G6", CultureInfo.InvariantCulture),
            TrialState.Stopped => "stopped",
            _ => "failed",
        },
        trial.Duration.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture),
        .. Space.Hyperparameters.Select(one => trial.Point.IsSet(one) ? Short(one, trial.Point.Number(one)) : ""),
    ];

    /// <summary>Five digits of a real number are enough to look at.</summary>
    private static string Short(Hyperparameter hyperparameter, double value) =>
        hyperparameter is FloatHyperparameter ? value.ToString("G5", CultureInfo.InvariantCulture) : hyperparameter.Format(value);
}
