using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// Reads the JSON header of a safetensors file:
/// <c>{ name: { "dtype", "shape", "data_offsets" }, …, "__metadata__": { text: text } }</c>.
/// </summary>
internal sealed class SafeTensorsHeader(string? path)
{
    private const int MostDimensions = 32, DeepestJson = 4;

    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The tensors in the order of the header.</summary>
    public List<TensorEntry> Entries { get; } = [];

    /// <summary>The texts saved with the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Reads the header; whether the places it names exist is for the caller to check.</summary>
    /// <exception cref="WeightFileException">The header is not what it should be.</exception>
    public void Parse(ReadOnlySpan<byte> header)
    {
        var json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = DeepestJson });
        try
        {
            json.Read();
            Expect(json.TokenType == JsonTokenType.StartObject, "a header that is a JSON object", json.TokenType);
            while (NextName(ref json) is { } name)
            {
                if (!_names.Add(name)) throw new WeightFileException("expected each name once, got it twice in the header", path, name);
                if (name == SafeTensorsReader.MetadataName) ReadMetadata(ref json); else Entries.Add(ReadEntry(ref json, name));
            }

            json.Read();
        }
        catch (JsonException broken)
        {
            throw new WeightFileException($"expected a header in JSON, got something else: {broken.Message}", path, inner: broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new WeightFileException($"expected a header in UTF-8, got something else: {broken.Message}", path, inner: broken);
        }
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        json.Read();
        Expect(json.TokenType == JsonTokenType.StartObject, "metadata in a JSON object", json.TokenType);
        while (NextName(ref json) is { } name)
        {
            json.Read();
            Expect(json.TokenType == JsonTokenType.String, $"text in the metadata '{name}'", json.TokenType);
            if (!_metadata.TryAdd(name, json.GetString()!)) throw new WeightFileException($"expected the metadata '{name}' once, got it twice", path);
        }
    }

    private TensorEntry ReadEntry(ref Utf8JsonReader json, string name)
    {
        TensorType? type = null;
        int[]? shape = null;
        (long Start, long End)? place = null;
        json.Read();
        Expect(json.TokenType == JsonTokenType.StartObject, "a JSON object", json.TokenType, name);
        while (NextName(ref json) is { } property)
        {
            json.Read();
            switch (property)
            {
                case "dtype" when type is null:
                    type = ReadType(ref json, name);
                    break;
                case "shape" when shape is null:
                    shape = ReadShape(ref json, name);
                    break;
                case "data_offsets" when place is null:
                    place = ReadPlace(ref json, name);
                    break;
                default:
                    throw new WeightFileException($"expected dtype, shape and data_offsets, each once, got '{property}'", path, name);
            }
        }

        if (type is null || shape is null || place is null)
            throw new WeightFileException("expected dtype, shape and data_offsets, got not all of them", path, name);
        return new TensorEntry(name, type.Value, shape, place.Value.Start, place.Value.End);
    }

    private TensorType ReadType(ref Utf8JsonReader json, string tensor)
    {
        Expect(json.TokenType == JsonTokenType.String, "text as dtype", json.TokenType, tensor);
        string text = json.GetString()!;
        if (TensorTypes.TryParse(text, out var type)) return type;
        throw new WeightFileException($"expected the dtype F32, F64, F16 or BF16, got '{text}'", path, tensor);
    }

    private int[] ReadShape(ref Utf8JsonReader json, string tensor)
    {
        Expect(json.TokenType == JsonTokenType.StartArray, "a list of dimensions as shape", json.TokenType, tensor);
        var shape = new List<int>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out int dimension) || dimension < 0)
                throw new WeightFileException($"expected dimensions from 0 to {int.MaxValue}, got something else", path, tensor);
            if (shape.Count == MostDimensions) throw new WeightFileException($"expected at most {MostDimensions} dimensions, got more", path, tensor);
            shape.Add(dimension);
        }

        return [.. shape];
    }

    private (long Start, long End) ReadPlace(ref Utf8JsonReader json, string tensor)
    {
        Expect(json.TokenType == JsonTokenType.StartArray, "a list of two numbers as data_offsets", json.TokenType, tensor);
        long start = ReadOffset(ref json, tensor), end = ReadOffset(ref json, tensor);
        json.Read();
        Expect(json.TokenType == JsonTokenType.EndArray, "two data_offsets", json.TokenType, tensor);
        return (start, end);
    }

    private long ReadOffset(ref Utf8JsonReader json, string tensor)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out long offset) && offset >= 0) return offset;
        throw new WeightFileException("expected two data_offsets that are not negative, got something else", path, tensor);
    }

    private static string? NextName(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName ? json.GetString() : null;
    }

    private void Expect(bool condition, string what, JsonTokenType came, string? tensor = null)
    {
        if (!condition) throw new WeightFileException($"expected {what}, got {came}", path, tensor);
    }
}
