using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Report;

/// <summary>What the network makes of samples whose targets are known.</summary>
internal static class JudgedContent
{
    // More points than that are no picture any more; mistakes are looked for among all.
    private const int MostPoints = 1500;

    public static void Write(Utf8JsonWriter json, History history, ReportOptions options)
    {
        var network = history.Network.Description;
        // Samples of a source that is read as it goes are not read once more, unless they are given.
        if ((options.Data ?? history.Validation ?? history.Data as Dataset) is not { } data) return;
        // The states of stateful networks belong to whoever goes through sequences in order.
        if (network.StateRowLength > 0 || data.TargetCount != network.TargetSize) return;
        json.WriteString("judged", options.Data is not null ? "given data" : history.Validation is not null ? "validation data" : "training data");
        json.WriteStartArray("classified");
        foreach (var output in network.Outputs)
            if (history.Network.CanClassify(data, output.Name)) WriteClassified(json, history.Network, data, output, options);
        json.WriteEndArray();
        OutputDescription[] numbers = [.. network.Outputs.Where(IsOfNumbers)];
        if (numbers.Length == 0) return;
        float[] outputs = history.Network.Predict(data);
        json.WriteStartArray("regression");
        foreach (var output in numbers) WriteOutput(json, network, output, data, outputs);
        json.WriteEndArray();
        if (options.Mistakes > 0) Mistakes.OfNumbers(json, network, numbers, data, outputs, options.Mistakes);
    }

    // What a mask leaves out is neither right nor wrong, and numbers are drawn as they come.
    private static bool IsOfNumbers(OutputDescription output) => output is { Loss: not null, Targets: TargetKind.Number, MaskOffset: null };

    private static void WriteClassified(Utf8JsonWriter json, INetwork<float> network, Dataset data, OutputDescription output, ReportOptions options)
    {
        var result = network.Classify(data, output.Name);
        json.WriteStartObject();
        json.WriteString("name", network.Description.Outputs.Count > 1 ? output.Name : "");
        json.WriteString("unit", result.Positions > 1 ? "positions" : "samples");
        WriteClasses(json, result);
        ScoreCurves.Write(json, result);
        if (options.Mistakes > 0) Mistakes.OfClasses(json, network, data, result, options.Mistakes);
        json.WriteEndObject();
    }

    private static void WriteClasses(Utf8JsonWriter json, ClassificationResult result)
    {
        var matrix = result.ConfusionMatrix();
        var indices = Enumerable.Range(0, result.Classes).ToList();
        json.WriteStartObject("classes");
        json.WriteTexts("names", result.ClassNames);
        json.WriteNumber("accuracy", matrix.Accuracy);
        json.WriteNumber("total", matrix.Count);
        json.WriteStartArray("counts");
        foreach (int actual in indices)
        {
            json.WriteStartArray();
            foreach (int predicted in indices) json.WriteNumberValue(matrix[actual, predicted]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteNumbers("precision", indices.Select(matrix.Precision));
        json.WriteNumbers("recall", indices.Select(matrix.Recall));
        json.WriteNumbers("f1", indices.Select(index => matrix.Precision(index) + matrix.Recall(index) is > 0 and var sum ? 2 * matrix.Precision(index) * matrix.Recall(index) / sum : 0));
        json.WriteNumbers("support", indices.Select(actual => indices.Sum(predicted => (double)matrix[actual, predicted])));
        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, NetworkDescription network, OutputDescription output, Dataset data, float[] outputs)
    {
        int step = (data.Count * output.TargetSize - 1) / MostPoints + 1;
        var places = Enumerable.Range(0, data.Count * output.TargetSize).Where(place => place % step == 0).ToList();
        var score = new R2Score();
        score.Update(
            Enumerable.Range(0, data.Count).SelectMany(row => outputs.Skip(row * network.OutputSize + output.Offset).Take(output.TargetSize)).ToArray(),
            Enumerable.Range(0, data.Count).SelectMany(row => data.TargetRow(row).Slice(output.TargetOffset, output.TargetSize).ToArray()).ToArray(),
            data.Count, output.TargetSize, output.TargetSize);
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        json.WriteString("note", string.Create(CultureInfo.InvariantCulture, $"R² {score.Result:F3}{(step > 1 ? $"; every {step}th number is shown" : "")}"));
        json.WriteNumbers("x", places.Select(place => (double)data.TargetRow(place / output.TargetSize)[output.TargetOffset + place % output.TargetSize]));
        json.WriteNumbers("y", places.Select(place => (double)outputs[place / output.TargetSize * network.OutputSize + output.Offset + place % output.TargetSize]));
        json.WriteEndObject();
    }
}
