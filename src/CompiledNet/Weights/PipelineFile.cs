using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// A pipeline in a weight file: metadata in JSON, <c>{ "columns": [{ "name", "text" }], "target", "features", "rules":
/// [{ "kind", "column", "texts" }] }</c>, and the numbers of rule i as the tensor <c>pipeline.i</c>. Tensors of networks
/// have a slash in their names.
/// </summary>
internal static class PipelineFile
{
    private const string Key = "compilednet.pipeline", Prefix = "pipeline.";

    /// <summary>Whether a tensor belongs to a pipeline.</summary>
    public static bool Owns(string tensor) => tensor.StartsWith(Prefix, StringComparison.Ordinal) && !tensor.Contains('/');

    /// <summary>Adds a pipeline, if there is one.</summary>
    /// <exception cref="ArgumentException">A name or a category is not well-formed Unicode.</exception>
    public static void Write(Pipeline? pipeline, Dictionary<string, string> metadata, List<NamedTensor> tensors)
    {
        if (pipeline is null) return;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes)) Write(pipeline, json);
        metadata.Add(Key, Encoding.UTF8.GetString(bytes.WrittenSpan));
        for (int i = 0; i < pipeline.Rules.Count; i++)
            if (pipeline.Rules[i].Numbers is { Count: > 0 } numbers) tensors.Add(new NamedTensor(Prefix + i, [numbers.Count], [.. numbers]));
    }

    /// <summary>The pipeline in a file, or null.</summary>
    /// <exception cref="WeightFileException">It is damaged, has a kind of rule that this version does not know, or one of a package that did not register it.</exception>
    public static Pipeline? Read(TensorFile file)
    {
        if (!file.Metadata.TryGetValue(Key, out string? text))
            return file.Tensors.FirstOrDefault(tensor => Owns(tensor.Name)) is { } lost ? throw new WeightFileException($"expected the metadata '{Key}' of the pipeline, got none", file.Path, lost.Name) : null;
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            PipelineColumn[] columns = [.. root.GetProperty("columns").EnumerateArray().Select(column => new PipelineColumn(Name(column, "name"), column.GetProperty("text").GetBoolean()))];
            int index = 0;
            ColumnRule[] rules = [.. root.GetProperty("rules").EnumerateArray().Select(rule => Rule(file, rule, index++))];
            string? target = root.GetProperty("target").GetString();
            return new Pipeline(columns, target, rules, Strings(root.GetProperty("features")));
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new WeightFileException($"expected a pipeline in the metadata '{Key}', got {CsvText.Quote(text)}", file.Path, inner: broken);
        }
    }

    private static void Write(Pipeline pipeline, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var (name, isText) in pipeline.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", Text(name));
            json.WriteBoolean("text", isText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("target", pipeline.Target is null ? null : Text(pipeline.Target));
        Write(json, "features", pipeline.FeatureNames);
        json.WriteStartArray("rules");
        foreach (var rule in pipeline.Rules)
        {
            json.WriteStartObject();
            json.WriteString("kind", rule.Kind);
            json.WriteString("column", Text(rule.Column));
            Write(json, "texts", rule.Texts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(Text(text));
        json.WriteEndArray();
    }

    private static string Text(string text) => WellFormedText.Checked(text, "pipeline");

    private static ColumnRule Rule(TensorFile file, JsonElement rule, int index)
    {
        string kind = Name(rule, "kind"), name = Prefix + index;
        if (ColumnRules.MissingPackage(kind) is { } package)
            throw new WeightFileException($"expected rules of a pipeline that are known here, got '{kind}': refer to the package {package} and register its rules before the file is loaded", file.Path, name);
        double[] numbers = [];
        if (file.Find(name) is { } tensor)
        {
            numbers = new double[tensor.Count];
            tensor.CopyTo(numbers);
        }

        return ColumnRules.Create(kind, Name(rule, "column"), Strings(rule.GetProperty("texts")), numbers)
            ?? throw new WeightFileException($"expected a rule of a pipeline, got '{kind}' with {numbers.Length} numbers that are none", file.Path, name);
    }

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString() ?? throw new FormatException())];

    private static string Name(JsonElement owner, string property) => owner.GetProperty(property).GetString() is { Length: > 0 } name ? name : throw new FormatException();
}
