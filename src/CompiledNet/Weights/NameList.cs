using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace CompiledNet;

/// <summary>Names as one text of metadata: a JSON array of strings.</summary>
internal static class NameList
{
    /// <summary>The names as text.</summary>
    /// <exception cref="ArgumentException">One is not well-formed.</exception>
    public static string Text(IReadOnlyList<string> names)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (string name in names) json.WriteStringValue(WellFormedText.Checked(name, nameof(names)));
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The names that a file has under this key; empty if there are none.</summary>
    /// <exception cref="WeightFileException">They are damaged, or not as many as expected.</exception>
    public static string[] Read(TensorFile file, string key, int? count)
    {
        if (!file.Metadata.TryGetValue(key, out string? text)) return [];
        return Parse(text) is { } names && names.Length == (count ?? names.Length)
            ? names
            : throw new WeightFileException($"expected {(count is null ? "a list of names" : $"{count} names")} in the metadata '{key}', got {CsvText.Quote(text)}", file.Path);
    }

    private static string[]? Parse(string text)
    {
        var names = new List<string>();
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray) return null;
            while (json.Read() && json.TokenType == JsonTokenType.String) names.Add(json.GetString()!);
            return json.TokenType == JsonTokenType.EndArray && !json.Read() ? [.. names] : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
