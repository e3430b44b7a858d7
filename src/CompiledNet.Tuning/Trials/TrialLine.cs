using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tuning;

/// <summary>A line of a file of trials: a JSON object whose last member is the checksum of what stands before it.</summary>
internal static class TrialLine
{
    private const string FormatName = "compilednet.trials.1";

    /// <summary>The first line: format, direction and space.</summary>
    public static byte[] Header(SearchSpace space, MetricDirection direction) => SealedLine.Write(json =>
    {
        json.WriteString("format", FormatName);
        json.WriteString("better", Better(direction));
        json.WriteStartArray("space");
        foreach (var hyperparameter in space.Hyperparameters) json.WriteStringValue(hyperparameter.ToString());
        json.WriteEndArray();
    });

    /// <exception cref="FormatException">The line is damaged, or of another search.</exception>
    public static void CheckHeader(ReadOnlyMemory<byte> line, SearchSpace space, MetricDirection direction) => SealedLine.Read(line, json =>
    {
        string format = json.GetProperty("format").GetString()!, better = json.GetProperty("better").GetString()!;
        if (format != FormatName) throw new FormatException($"the format is '{format}', expected {FormatName}");
        if (better != Better(direction)) throw new FormatException($"the trials are of a search where {better} values are better, expected {Better(direction)}");
        string[] found = [.. json.GetProperty("space").EnumerateArray().Select(one => one.GetString()!)];
        string[] expected = [.. space.Hyperparameters.Select(one => one.ToString())];
        for (int i = 0; i < Math.Max(found.Length, expected.Length); i++)
            if (found.ElementAtOrDefault(i) != expected.ElementAtOrDefault(i))
                throw new FormatException($"the trials are of another space: it has '{found.ElementAtOrDefault(i) ?? "nothing more"}', expected '{expected.ElementAtOrDefault(i) ?? "nothing more"}'");
        return true;
    });

    /// <summary>The line of a trial.</summary>
    public static byte[] Write(Trial trial) => SealedLine.Write(json =>
    {
        json.WriteNumber("trial", trial.Number);
        json.WriteString("state", State(trial.State));
        if (trial.State != TrialState.Failed) json.WriteNumber("value", trial.Value);
        json.WriteNumber("seconds", trial.Duration.TotalSeconds);
        json.WriteStartObject("values");
        foreach (var (name, value) in trial.Point.Values) json.WriteString(name, value);
        json.WriteEndObject();
        if (trial.Error is not null) json.WriteString("error", trial.Error);
        if (trial.Reports.Count > 0) WriteReports(json, trial.Reports);
    });

    /// <summary>Writes the member with the values on the way.</summary>
    public static void WriteReports(Utf8JsonWriter json, IReadOnlyList<TrialReport> reports)
    {
        json.WriteStartArray("reports");
        foreach (var report in reports)
        {
            json.WriteStartArray();
            json.WriteNumberValue(report.Step);
            // JSON has no NaN and no infinity; a rule takes either for the worst there is.
            if (double.IsFinite(report.Value)) json.WriteNumberValue(report.Value);
            else json.WriteNullValue();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads the member with the values on the way; none if there is none.</summary>
    public static TrialReport[] ReadReports(JsonElement json) => json.TryGetProperty("reports", out var array)
        ? [.. array.EnumerateArray().Select(one => new TrialReport(one[0].GetInt32(), one[1].ValueKind == JsonValueKind.Null ? double.NaN : one[1].GetDouble()))]
        : [];

    /// <exception cref="FormatException">The line is damaged, or its point is not in the space.</exception>
    public static Trial Read(ReadOnlyMemory<byte> line, SearchSpace space) => SealedLine.Read(line, json =>
    {
        var values = json.GetProperty("values").EnumerateObject().Select(one => KeyValuePair.Create(one.Name, one.Value.GetString()!));
        return new Trial(
            json.GetProperty("trial").GetInt32(), space.PointFrom(values), State(json.GetProperty("state").GetString()!),
            json.TryGetProperty("value", out var value) ? value.GetDouble() : double.NaN)
        {
            Duration = TimeSpan.FromSeconds(json.GetProperty("seconds").GetDouble()),
            Error = json.TryGetProperty("error", out var error) ? error.GetString() : null,
            Reports = ReadReports(json),
        };
    });

    private static string Better(MetricDirection direction) => direction == MetricDirection.HigherIsBetter ? "higher" : "lower";

    private static string State(TrialState state) => state switch
    {
        TrialState.Complete => "complete",
        TrialState.Stopped => "stopped",
        _ => "failed",
    };

    private static TrialState State(string text) => text switch
    {
        "complete" => TrialState.Complete,
        "stopped" => TrialState.Stopped,
        "failed" => TrialState.Failed,
        _ => throw new FormatException($"'{text}' is no state of a trial"),
    };
}
