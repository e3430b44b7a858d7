using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace CompiledNet.Records;

/// <summary>Reads a file of records to its end, or to where its writer was interrupted.</summary>
internal static class RecordReader
{
    /// <summary>The contents of the whole records, in order; what is cut at the end is left out.</summary>
    /// <exception cref="EventFileException">A checksum does not fit.</exception>
    public static IEnumerable<byte[]> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] header = new byte[RecordWriter.HeaderLength], footer = new byte[RecordWriter.FooterLength];
        for (int record = 1; ; record++)
        {
            long position = stream.Position;
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) yield break;
            if (!Fits(header.AsSpan(0, 8), header.AsSpan(8))) throw new EventFileException("the checksum of the length does not fit", path, record, position);
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(header);
            if (length > (ulong)(stream.Length - stream.Position)) yield break;
            byte[] content = new byte[length];
            stream.ReadExactly(content);
            if (stream.ReadAtLeast(footer, footer.Length, throwOnEndOfStream: false) < footer.Length) yield break;
            if (!Fits(content, footer)) throw new EventFileException("the checksum of the content does not fit", path, record, position);
            yield return content;
        }
    }

    private static bool Fits(ReadOnlySpan<byte> content, ReadOnlySpan<byte> checksum) => MaskedCrc.Of(content) == BinaryPrimitives.ReadUInt32LittleEndian(checksum);
}
