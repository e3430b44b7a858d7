using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Reads the safetensors format from a file that nobody vouches for: memory is reserved only for what the file has been
/// shown to hold.
/// </summary>
internal sealed class SafeTensorsReader(Stream stream, string? path)
{
    public const string MetadataName = "__metadata__";

    /// <summary>The limit of the reference implementation.</summary>
    private const long LongestHeader = 100_000_000;

    private const int LengthSize = 8;

    /// <summary>Reads and checks everything.</summary>
    /// <exception cref="WeightFileException">The content is damaged, or holds types that are not read.</exception>
    public TensorFile Read()
    {
        var parser = ReadHeader(out long dataLength);
        CheckPlaces(parser.Entries, dataLength, path);

        var tensors = new List<NamedTensor>(parser.Entries.Count);
        foreach (var entry in parser.Entries)
        {
            byte[] bytes = entry.End == entry.Start ? [] : new byte[(int)(entry.End - entry.Start)];
            Fill(bytes);
            tensors.Add(new NamedTensor(entry.Name, entry.Shape, entry.Type, bytes));
        }

        return new TensorFile(path, tensors, parser.Metadata);
    }

    /// <summary>Reads the texts alone.</summary>
    /// <exception cref="WeightFileException">The header is damaged.</exception>
    public IReadOnlyDictionary<string, string> ReadMetadata() => ReadHeader(out _).Metadata;

    /// <summary>Makes sure that a header which is to be written, before <paramref name="dataLength"/> bytes of data, can be read again.</summary>
    /// <exception cref="WeightFileException">It cannot.</exception>
    public static void Check(ReadOnlySpan<byte> header, long dataLength)
    {
        if (header.Length > LongestHeader) throw Error(null, $"expected a header of at most {LongestHeader} bytes, got one of {header.Length}");
        var parser = new SafeTensorsHeader(null, LengthSize + header.Length + dataLength);
        parser.Parse(header);
        CheckPlaces(parser.Entries, dataLength, null);
    }

    private SafeTensorsHeader ReadHeader(out long dataLength)
    {
        long available = stream.Length - stream.Position;
        if (available < LengthSize) throw Error(path, $"expected a safetensors file, got one of {available} bytes");
        Span<byte> length = stackalloc byte[LengthSize];
        Fill(length);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headerLength > LongestHeader) throw Error(path, $"expected a header of at most {LongestHeader} bytes, got one of {headerLength}");
        if (headerLength > (ulong)(available - LengthSize))
            throw Error(path, $"expected a header of {headerLength} bytes, got only {available - LengthSize} bytes after its length");

        var header = new byte[(int)headerLength];
        Fill(header);
        var parser = new SafeTensorsHeader(path, available);
        parser.Parse(header);
        dataLength = available - LengthSize - header.Length;
        return parser;
    }

    /// <summary>Sorts the tensors by place and makes sure that they fill the data without gap or overlap and fit their shapes.</summary>
    private static void CheckPlaces(List<TensorEntry> entries, long dataLength, string? path)
    {
        entries.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        long end = 0;
        foreach (var entry in entries)
        {
            if (entry.Start != end) throw Error(path, $"expected data from byte {end} on, without gap or overlap, got {entry.Start}", entry.Name);
            if (entry.End < entry.Start || entry.End > dataLength)
                throw Error(path, $"expected data within the {dataLength} bytes of the file, got bytes {entry.Start} to {entry.End}", entry.Name);
            Int128 size = entry.Type.Size();
            foreach (int dimension in entry.Shape)
            {
                size *= dimension;
                if (size > Array.MaxLength) throw Error(path, $"expected at most {Array.MaxLength} bytes, got the shape {ShapeText.Of(entry.Shape)}", entry.Name);
            }

            if (size != entry.End - entry.Start)
                throw Error(path, $"expected {size} bytes for {ShapeText.Of(entry.Shape)} of {entry.Type}, got {entry.End - entry.Start}", entry.Name);
            end = entry.End;
        }

        if (end != dataLength) throw Error(path, $"expected {end} bytes of data, got {dataLength}");
    }

    private void Fill(Span<byte> bytes)
    {
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException early)
        {
            throw new WeightFileException("expected more data, got the end of the file", path, inner: early);
        }
    }

    private static WeightFileException Error(string? path, string problem, string? tensor = null) => new(problem, path, tensor);
}
