using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Report;

/// <summary>The samples that a network is most wrong about: as pictures, if they are images, else with their features by name.</summary>
internal static class Mistakes
{
    private const int MostFeatures = 12;

    /// <summary>Wrong classes, the surest first.</summary>
    public static void OfClasses(Utf8JsonWriter json, INetwork<float> network, Dataset data, ClassificationResult result, int most)
    {
        var wrong = new List<int>();
        for (int row = 0; row < result.Count; row++)
            if (result.Predicted[row] != result.Actual[row]) wrong.Add(row);
        var shown = wrong.OrderByDescending(row => Sure(result, row)).Take(most).ToList();
        Begin(json, "classes", wrong.Count, result.Count, data, columns: result.Positions > 1 ? 0 : MostFeatures);
        foreach (int row in shown)
        {
            var (sample, position) = result.PlaceOf(row);
            json.WriteStartObject();
            json.WriteNumber("row", sample);
            if (result.Positions > 1) json.WriteNumber("position", position);
            json.WriteString("predicted", result.ClassNames[result.Predicted[row]]);
            json.WriteString("actual", result.ClassNames[result.Actual[row]]);
            if (result.AreProbabilities) json.WriteNumberOrNull("confidence", Sure(result, row));
            // Which features a position is about is the network's to know.
            if (result.Positions > 1) json.WriteNumbers("values", []);
            else WriteSample(json, network.Description, data, sample);
            json.WriteEndObject();
        }

        End(json);
    }

    /// <summary>Numbers, those of which one is furthest from its target first.</summary>
    public static void OfNumbers(Utf8JsonWriter json, NetworkDescription network, OutputDescription[] numbers, Dataset data, float[] outputs, int most)
    {
        // Of each sample the number of its outputs that is furthest off.
        (float Error, float Predicted, float Actual) Worst(int row)
        {
            var worst = (Error: -1f, Predicted: 0f, Actual: 0f);
            foreach (var output in numbers)
            {
                for (int i = 0; i < output.TargetSize; i++)
                {
                    float predicted = outputs[row * network.OutputSize + output.Offset + i], actual = data.TargetRow(row)[output.TargetOffset + i];
                    // Nothing is further off than what is no number.
                    float error = float.IsNaN(predicted) ? float.PositiveInfinity : Math.Abs(predicted - actual);
                    if (error > worst.Error) worst = (error, predicted, actual);
                }
            }

            return worst;
        }

        var shown = Enumerable.Range(0, data.Count).Select(row => (Row: row, Worst: Worst(row))).OrderByDescending(sample => sample.Worst.Error).Take(most).ToList();
        Begin(json, "numbers", shown.Count, data.Count, data, columns: MostFeatures);
        foreach (var (row, worst) in shown)
        {
            json.WriteStartObject();
            json.WriteNumber("row", row);
            json.WriteString("predicted", worst.Predicted.ToString("G5", CultureInfo.InvariantCulture));
            json.WriteString("actual", worst.Actual.ToString("G5", CultureInfo.InvariantCulture));
            json.WriteNumberOrNull("error", worst.Predicted - worst.Actual);
            WriteSample(json, network, data, row);
            json.WriteEndObject();
        }

        End(json);
    }

    private static void Begin(Utf8JsonWriter json, string kind, int total, int of, Dataset data, int columns)
    {
        json.WriteStartObject("mistakes");
        json.WriteString("kind", kind);
        json.WriteNumber("total", total);
        json.WriteNumber("of", of);
        json.WriteTexts("columns", Enumerable.Range(0, Math.Min(data.FeatureCount, columns)).Select(index => index < data.FeatureNames.Count ? data.FeatureNames[index] : string.Create(CultureInfo.InvariantCulture, $"feature {index}")));
        json.WriteStartArray("items");
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static float Sure(ClassificationResult result, int row) => result.Score(row, result.Predicted[row]);

    private static void WriteSample(Utf8JsonWriter json, NetworkDescription network, Dataset data, int row)
    {
        if (network.Inputs is [{ Vocabulary: null, Shape: [>= 4, >= 4] or [>= 4, >= 4, 1 or 3] } input])
        {
            WriteImage(json, input.Shape, data.FeatureRow(row));
            return;
        }

        json.WriteStartArray("values");
        foreach (float value in data.FeatureRow(row)[..Math.Min(data.FeatureCount, MostFeatures)]) json.WriteNumberOrNull(value);
        json.WriteEndArray();
    }

    // From the least number of the image, black, to its largest, white.
    private static void WriteImage(Utf8JsonWriter json, IReadOnlyList<int> shape, ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        foreach (float value in values)
            if (float.IsFinite(value)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        byte[] pixels = new byte[values.Length];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = most > least && float.IsFinite(values[i]) ? (byte)Math.Round(255 * (values[i] - least) / (most - least)) : (byte)0;
        json.WriteStartObject("image");
        json.WriteNumber("height", shape[0]);
        json.WriteNumber("width", shape[1]);
        json.WriteNumber("channels", shape.Count > 2 ? shape[2] : 1);
        json.WriteBase64String("pixels", pixels);
        json.WriteEndObject();
    }
}
