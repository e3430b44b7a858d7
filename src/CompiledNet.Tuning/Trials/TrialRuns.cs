using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>Trials in the form that packages read which know nothing of searches.</summary>
internal static class TrialRuns
{
    public static HyperParameterRun Of(Trial trial) => new(string.Create(CultureInfo.InvariantCulture, $"trial-{trial.Number:D4}"), Values(trial.Point))
    {
        Value = trial.State == TrialState.Complete ? trial.Value : null,
        Reports = [.. trial.Reports.Select(report => (report.Step, report.Value))],
        Duration = trial.Duration,
        Error = trial.State == TrialState.Failed ? trial.Error ?? "failed" : null,
    };

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
