using System;
using System.Buffers;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CompiledNet.Report;

/// <summary>All that the page shows of a run, as JSON.</summary>
internal sealed class RunContent(History history, ReportOptions options, RunState state)
{
    private const string ValidationPrefix = "val_";

    public string Title => options.Title ?? history.Network.Description.Name;

    /// <summary>The content; the default escapes leave no <c>&lt;</c> in it, so that it may stand in a page.</summary>
    /// <param name="token">What the page shows to be let stop the fit; null for a page that is not live.</param>
    public string ToJson(string? token = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (token is not null) json.WriteString("live", token);
            json.WriteString("title", Title);
            json.WriteString("state", state.ToString().ToLowerInvariant());
            json.WriteString("stateText", StateText());
            json.WriteString("subtitle", Subtitle());
            WriteTiles(json);
            WriteCharts(json);
            if (history.Epochs.Count > 0) JudgedContent.Write(json, history, options);
            // A page that changes all the time goes without.
            if (state != RunState.Running) WeightContent.Write(json, history.Network);
            json.WriteString("diagram", history.Network.ToSvg());
            json.WriteString("summary", history.Network.Summary());
            json.WriteStartArray("settings");
            foreach (var (name, value) in RunSettings.Of(history))
            {
                json.WriteStartArray();
                json.WriteStringValue(name);
                json.WriteStringValue(value);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteString("footer", $"Made by CompiledNet on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}.");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // Those before a fit that begins with a later one among them.
    private int EpochsDone => history.Epochs.Count > 0 ? history.Epochs[^1] + 1 : history.Options.InitialEpoch;

    private string StateText() => state switch
    {
        RunState.Running => $"running, epoch {EpochsDone + 1} of {history.Options.Epochs}",
        RunState.Cancelled => "cancelled",
        _ => EpochsDone < history.Options.Epochs ? "finished early" : "finished",
    };

    private string Subtitle()
    {
        var network = history.Network.Description;
        return string.Create(CultureInfo.InvariantCulture, $"{network.Parameters.Sum(parameter => (long)parameter.Count):N0} parameters · {network.MultiplyAdds:N0} multiply-adds a sample · {history.Data.Count:N0} samples");
    }

    private void WriteTiles(Utf8JsonWriter json)
    {
        json.WriteStartArray("tiles");
        foreach (string name in history.Names)
        {
            // The measure of other samples is the one to look at, where there is one.
            if (history.Names.Contains(ValidationPrefix + name) || history.Epochs.Count == 0) continue;
            var (best, direction) = Best(name);
            Tile(json, name, history.Last(name), direction is null ? "" : string.Create(CultureInfo.InvariantCulture, $"best in epoch {history.Epochs[best] + 1}: {history[name][best]:G4}"));
        }

        double seconds = history.Durations.Sum(duration => duration.TotalSeconds);
        json.WriteStartObject();
        json.WriteString("label", "time");
        json.WriteString("value", seconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s") : TimeSpan.FromSeconds(seconds).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture));
        json.WriteString("detail", string.Create(CultureInfo.InvariantCulture, $"{history.Epochs.Count} of {history.Options.Epochs - history.Options.InitialEpoch} epochs"));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Tile(Utf8JsonWriter json, string label, double value, string detail)
    {
        json.WriteStartObject();
        json.WriteString("label", label);
        json.WriteNumberOrNull("value", value);
        json.WriteString("detail", detail);
        json.WriteEndObject();
    }

    private void WriteCharts(Utf8JsonWriter json)
    {
        json.WriteStartArray("epochs");
        foreach (int epoch in history.Epochs) json.WriteNumberValue(epoch + 1);
        json.WriteEndArray();
        json.WriteStartArray("charts");
        foreach (string name in history.Names)
        {
            if (name.StartsWith(ValidationPrefix, StringComparison.Ordinal) && history.Names.Contains(name[ValidationPrefix.Length..])) continue;
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartArray("lines");
            bool isValidated = history.Names.Contains(ValidationPrefix + name);
            Line(json, name, isValidated ? "training" : "", "train");
            if (isValidated) Line(json, ValidationPrefix + name, "validation", "val");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Line(Utf8JsonWriter json, string name, string label, string color)
    {
        json.WriteStartObject();
        json.WriteString("label", label);
        json.WriteString("color", color);
        if (color == "val" && Best(name) is (var best, not null)) json.WriteNumber("best", best);
        json.WriteNumbers("values", history[name]);
        json.WriteEndObject();
    }

    // The position of the best epoch, and whether there is one: a learning rate has none.
    private (int Position, bool? IsKnown) Best(string name)
    {
        if (history.Epochs.Count == 0) return (0, null);
        try
        {
            return (history.Epochs.ToList().IndexOf(history.Best(name).Epoch), true);
        }
        catch (InvalidOperationException)
        {
            return (0, null);
        }
    }
}
