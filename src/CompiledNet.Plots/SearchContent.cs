using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CompiledNet.Report;
using CompiledNet.Tuning;

namespace CompiledNet.Plots;

/// <summary>All that the page shows of searches, as JSON.</summary>
internal sealed class SearchContent(string title, IReadOnlyList<(string Name, SearchResult Result)> searches, string valueName)
{
    private const int MostRows = 20, FewestForImportances = 4;

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            bool isCancelled = searches.Any(one => one.Result.Cancelled);
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteString("state", isCancelled ? "cancelled" : "finished");
            json.WriteString("stateText", isCancelled ? "cancelled" : "finished");
            json.WriteString("subtitle", string.Create(CultureInfo.InvariantCulture, $"{searches[0].Result.Space.Hyperparameters.Count} hyper-parameters · {searches.Sum(one => one.Result.Trials.Count):N0} trials"));
            WriteTiles(json);
            WriteCurves(json);
            json.WriteStartArray("searches");
            foreach (var (name, result) in searches)
                if (result.Ranked.Any()) WriteSearch(json, name, result);
            json.WriteEndArray();
            json.WriteStartArray("settings");
            foreach (var hyperparameter in searches[0].Result.Space.Hyperparameters)
            {
                json.WriteStartArray();
                json.WriteStringValue(hyperparameter.Name);
                json.WriteStringValue(hyperparameter.ToString()![(hyperparameter.Name.Length + 2)..]);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteString("footer", $"Made by CompiledNet on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}.");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteTiles(Utf8JsonWriter json)
    {
        json.WriteStartArray("tiles");
        foreach (var (name, result) in searches)
        {
            int stopped = result.Trials.Count(trial => trial.State == TrialState.Stopped), failed = result.Trials.Count(trial => trial.State == TrialState.Failed);
            json.WriteStartObject();
            json.WriteString("label", searches.Count == 1 ? $"best {valueName}" : name);
            json.WriteNumberOrNull("value", result.Ranked.FirstOrDefault()?.Value ?? double.NaN);
            json.WriteString("detail", string.Create(CultureInfo.InvariantCulture, $"{result.Trials.Count} trials{(stopped > 0 ? $", {stopped} ended early" : "")}{(failed > 0 ? $", {failed} failed" : "")}, {result.Trials.Sum(trial => trial.Duration.TotalSeconds):F1} s"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCurves(Utf8JsonWriter json)
    {
        int longest = searches.Max(one => one.Result.Trials.Count);
        json.WriteString("xLabel", "trial");
        json.WriteNumbers("epochs", Enumerable.Range(1, longest).Select(trial => (double)trial));
        json.WriteStartArray("charts");
        json.WriteStartObject();
        json.WriteString("name", $"best {valueName} so far");
        json.WriteBoolean("steps", true);
        json.WriteStartArray("lines");
        for (int i = 0; i < searches.Count; i++)
        {
            var best = searches[i].Result.BestSoFar;
            json.WriteStartObject();
            json.WriteString("label", searches.Count == 1 ? "" : searches[i].Name);
            json.WriteString("color", searches.Count == 1 ? "train" : string.Create(CultureInfo.InvariantCulture, $"c{i % 10}"));
            json.WriteNumbers("values", best.Concat(Enumerable.Repeat(double.NaN, longest - best.Count)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSearch(Utf8JsonWriter json, string name, SearchResult result)
    {
        var coordinates = ParallelCoordinates.Of(result, valueName);
        var trials = result.Trials.ToDictionary(trial => trial.Number);
        json.WriteStartObject();
        json.WriteString("title", searches.Count == 1 ? "Trials" : name);
        json.WriteStartObject("coordinates");
        json.WriteString("better", result.Direction == MetricDirection.HigherIsBetter ? "higher" : "lower");
        json.WriteStartArray("axes");
        foreach (var axis in coordinates.Axes)
        {
            json.WriteStartObject();
            json.WriteString("name", axis.Name);
            json.WriteStartArray("ticks");
            foreach (var (height, label) in axis.Ticks)
            {
                json.WriteStartObject();
                json.WriteNumberOrNull("height", height);
                json.WriteString("label", label);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lines");
        foreach (var line in coordinates.Lines)
        {
            json.WriteStartObject();
            json.WriteString("text", trials[line.Trial].ToString());
            json.WriteNumbers("heights", line.Heights);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("importances");
        foreach (var (hyperparameter, share) in result.Ranked.Count() >= FewestForImportances ? result.Importances() : [])
        {
            json.WriteStartObject();
            json.WriteString("name", hyperparameter.Name);
            json.WriteNumber("share", share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteBest(json, result);
        json.WriteEndObject();
    }

    private void WriteBest(Utf8JsonWriter json, SearchResult result)
    {
        var all = result.Space.Hyperparameters;
        json.WriteStartObject("best");
        json.WriteTexts("head", ["trial", valueName, "seconds", .. all.Select(one => one.Name)]);
        json.WriteStartArray("rows");
        foreach (var trial in result.Ranked.Take(MostRows))
        {
            json.WriteStartArray();
            json.WriteStringValue(trial.Number.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(trial.Value.ToString("G6", CultureInfo.InvariantCulture));
            json.WriteStringValue(trial.Duration.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture));
            foreach (var hyperparameter in all) json.WriteStringValue(!trial.Point.IsSet(hyperparameter) ? "" : Short(hyperparameter, trial.Point.Number(hyperparameter)));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Short(Hyperparameter hyperparameter, double value) => hyperparameter is FloatHyperparameter ? value.ToString("G5", CultureInfo.InvariantCulture) : hyperparameter.Format(value);
}
