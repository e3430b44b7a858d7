using System;
using System.IO;
using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

/// <summary>The vectors of Reference/metrics_scikit.py.</summary>
public sealed class ScikitReference
{
    public static ScikitReference Recorded { get; } = JsonSerializer.Deserialize<ScikitReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "metrics_scikit.json")), JsonSerializerOptions.Web)!;

    public required System.Collections.Generic.Dictionary<string, Samples> Sets { get; init; }

    public required RecordedMetric[] Results { get; init; }

    public required JsonElement Curves { get; init; }

    public required RecordedReport[] Reports { get; init; }

    public sealed record RecordedMetric(string Set, string Metric, bool Weighted, double? Value);

    public sealed record RecordedReport(string Set, string[]? Names, int Digits, bool Weighted, string Text);

    public sealed record Samples(int Outputs, int TargetSize, float[] Predictions, float[] Targets, float[] Weights)
    {
        /// <summary>Hands the rows to a metric in batches of 1, 2, 3 …</summary>
        public void Feed(Metric metric, bool weighted)
        {
            for (int row = 0, rows = 1; row < Weights.Length; row += rows, rows = Math.Min(rows + 1, Weights.Length - row))
                metric.Update(
                    Predictions.AsSpan(row * Outputs, rows * Outputs), Targets.AsSpan(row * TargetSize, rows * TargetSize), rows,
                    Outputs, TargetSize, weighted ? Weights.AsSpan(row, rows) : default);
        }
    }
}
