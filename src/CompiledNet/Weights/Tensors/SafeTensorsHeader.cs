using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// Reads the JSON header of a safetensors file:
/// <c>{ name: { "dtype", "shape", "data_offsets" }, …, "__metadata__": { text: text } }</c>.
/// </summary>
/// <param name="path">The file, or null for a stream.</param>
/// <param name="length">The bytes of everything, header and data: what is kept of a tensor or a text that holds next to nothing is bounded by them.</param>
internal sealed class SafeTensorsHeader(string? path, long length)
{
    private const int MostDimensions = 32, DeepestJson = 4;

    // What an entry with a short name costs in memory, in bytes, its strings and its share of lists and tables included.
    private const int EntryCost = 288, TextCost = 224;

    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private long _left = (1 << 19) + 3 * length;

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
            bool hasMetadata = false;
            while (NextName(ref json) is { } name)
            {
                if (name != SafeTensorsReader.MetadataName) Entries.Add(ReadEntry(ref json, name));
                else if (hasMetadata) throw Twice(name);
                else
                {
                    hasMetadata = true;
                    ReadMetadata(ref json);
                }
            }

            CheckNames();

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

    private void CheckNames()
    {
        Entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (int i = 1; i < Entries.Count; i++)
            if (Entries[i].Name == Entries[i - 1].Name) throw Twice(Entries[i].Name);
    }

    private WeightFileException Twice(string name) => new("expected each name once, got it twice in the header", path, name);

    private void Spend(int cost)
    {
        _left -= cost;
        if (_left < 0) throw new WeightFileException($"expected tensors that hold numbers, got more than {Entries.Count} tensors and {_metadata.Count} texts in {length} bytes", path);
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        json.Read();
        Expect(json.TokenType == JsonTokenType.StartObject, "metadata in a JSON object", json.TokenType);
        while (NextName(ref json) is { } name)
        {
            Spend(TextCost);
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
        Spend(EntryCost);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // Compared where they lie: a string for each would be garbage.
            if (type is null && json.ValueTextEquals("dtype"u8)) type = ReadType(ref json, name);
            else if (shape is null && json.ValueTextEquals("shape"u8)) shape = ReadShape(ref json, name);
            else if (place is null && json.ValueTextEquals("data_offsets"u8)) place = ReadPlace(ref json, name);
            else throw new WeightFileException($"expected dtype, shape and data_offsets, each once, got '{json.GetString()}'", path, name);
        }

        if (type is null || shape is null || place is null)
            throw new WeightFileException("expected dtype, shape and data_offsets, got not all of them", path, name);
        return new TensorEntry(name, type.Value, shape, place.Value.Start, place.Value.End);
    }

    private TensorType ReadType(ref Utf8JsonReader json, string tensor)
    {
        json.Read();
        Expect(json.TokenType == JsonTokenType.String, "text as dtype", json.TokenType, tensor);
        foreach (var type in TensorTypes.All)
            if (json.ValueTextEquals(type.ToString())) return type;
        throw new WeightFileException($"expected the dtype F32, F64, F16 or BF16, got '{json.GetString()}'", path, tensor);
    }

    private int[] ReadShape(ref Utf8JsonReader json, string tensor)
    {
        json.Read();
        Expect(json.TokenType == JsonTokenType.StartArray, "a list of dimensions as shape", json.TokenType, tensor);
        Span<int> shape = stackalloc int[MostDimensions];
        int count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out int dimension) || dimension < 0)
                throw new WeightFileException($"expected dimensions from 0 to {int.MaxValue}, got something else", path, tensor);
            if (count == MostDimensions) throw new WeightFileException($"expected at most {MostDimensions} dimensions, got more", path, tensor);
            shape[count++] = dimension;
        }

        return shape[..count].ToArray();
    }

    private (long Start, long End) ReadPlace(ref Utf8JsonReader json, string tensor)
    {
        json.Read();
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
