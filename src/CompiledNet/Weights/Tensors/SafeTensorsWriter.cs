using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CompiledNet;

/// <summary>Writes tensors in the safetensors format; the same tensors always give the same bytes.</summary>
internal sealed class SafeTensorsWriter
{
    private const int Alignment = 8;

    private readonly NamedTensor[] _tensors;
    private readonly byte[] _header;

    public SafeTensorsWriter(IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        _tensors = Sort(tensors);
        foreach (var (name, text) in metadata ?? new Dictionary<string, string>())
        {
            WellFormedText.Checked(name, nameof(metadata));
            WellFormedText.Checked(text, nameof(metadata));
        }

        _header = Header(_tensors, metadata);
        CheckReadable();
    }

    /// <summary>Writes everything.</summary>
    public void Write(Stream stream)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, _header.Length);
        stream.Write(length);
        stream.Write(_header);
        foreach (var tensor in _tensors) stream.Write(tensor.Bytes);
    }

    /// <summary>Wide types first, so that every number is aligned to its size; by name within a type.</summary>
    private static NamedTensor[] Sort(IEnumerable<NamedTensor> tensors)
    {
        NamedTensor[] sorted = [.. tensors];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tensor in sorted)
        {
            WellFormedText.Checked(tensor.Name, nameof(tensors));
            if (tensor.Name == SafeTensorsReader.MetadataName)
                throw new ArgumentException($"A tensor cannot have the name '{tensor.Name}', which the format keeps for itself.", nameof(tensors));
            if (!names.Add(tensor.Name)) throw new ArgumentException($"Two tensors have the name '{tensor.Name}'.", nameof(tensors));
        }

        Array.Sort(sorted, (a, b) => a.Type.Size() != b.Type.Size() ? b.Type.Size() - a.Type.Size() : string.CompareOrdinal(a.Name, b.Name));
        return sorted;
    }

    private void CheckReadable()
    {
        long length = 0;
        foreach (var tensor in _tensors) length += tensor.Bytes.Length;
        try
        {
            SafeTensorsReader.Check(_header, length);
        }
        catch (WeightFileException unreadable)
        {
            throw new ArgumentException($"No reader would take such tensors. {unreadable.Message}", "tensors", unreadable);
        }
    }

    private static byte[] Header(NamedTensor[] tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 }) WriteMetadata(json, metadata);
            long offset = 0;
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type.ToString());
                json.WriteStartArray("shape");
                foreach (int dimension in tensor.Shape) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        var header = new byte[(text.WrittenCount + Alignment - 1) / Alignment * Alignment];
        text.WrittenSpan.CopyTo(header);
        header.AsSpan(text.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        string[] names = [.. metadata.Keys];
        Array.Sort(names, StringComparer.Ordinal);
        json.WriteStartObject(SafeTensorsReader.MetadataName);
        foreach (string name in names) json.WriteString(name, metadata[name]);
        json.WriteEndObject();
    }
}
