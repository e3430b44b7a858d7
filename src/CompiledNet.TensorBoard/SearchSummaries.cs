using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CompiledNet.Tuning;

namespace CompiledNet;

/// <summary>Searches for hyper-parameters as TensorBoard's HParams show them.</summary>
public static class SearchSummaries
{
    /// <summary>
    /// Writes a run for each trial of a search: its hyper-parameters, its value as the metric, what it reported on the way as <c>{valueName}/on_the_way</c>, and how it ended. The table and the
    /// parallel coordinates of the plugin HParams are made of these.
    /// </summary>
    /// <param name="result">The search.</param>
    /// <param name="logDir">The folder, which TensorBoard is given; a folder <c>trial-0012</c> is made for each trial, and files that it has already are left.</param>
    /// <param name="valueName">What the value is called.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not allowed.</exception>
    public static void WriteHParams(this SearchResult result, string logDir, string valueName = "value")
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(logDir);
        ArgumentException.ThrowIfNullOrEmpty(valueName);
        foreach (var trial in result.Trials)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"trial-{trial.Number:D4}");
            using var writer = new SummaryWriter(Path.Combine(logDir, name));
            var end = DateTime.UtcNow;
            writer.HParams(Values(trial.Point), name, end - trial.Duration);
            foreach (var report in trial.Reports) writer.Scalar(valueName + "/on_the_way", report.Value, report.Step);
            if (trial.State == TrialState.Complete) writer.Scalar(valueName, trial.Value, 0);
            if (trial.Error is not null) writer.Text("error", trial.Error, 0);
            writer.HParamsEnd(trial.State switch { TrialState.Complete => HParamsStatus.Success, TrialState.Failed => HParamsStatus.Failure, _ => HParamsStatus.Unknown }, end);
        }
    }

    // What does not count in a trial is no hyper-parameter of its run.
    private static Dictionary<string, object> Values(Point point)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var hyperparameter in point.Space.Hyperparameters)
        {
            if (!point.IsSet(hyperparameter)) continue;
            values[hyperparameter.Name] = hyperparameter switch
            {
                FloatHyperparameter or IntHyperparameter => point.Number(hyperparameter),
                Hyperparameter<bool> flag => point.Get(flag),
                _ => hyperparameter.Format(point.Number(hyperparameter)),
            };
        }

        return values;
    }
}
