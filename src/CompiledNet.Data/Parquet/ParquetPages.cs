using System;
using System.IO;
using Parquet.Meta;

namespace CompiledNet;

/// <summary>
/// What a Parquet file says of its parts, looked at before the library reads it: Parquet.Net 6.1 makes room for as many bytes as a damaged length says,
/// whatever the file has.
/// </summary>
/// <param name="stream">The file.</param>
internal sealed class ParquetPages(Stream stream)
{
    // The length of the footer, and PAR1. Columns of old files are a header shorter than they say (PARQUET-816).
    private const int EndLength = 8, LongestHeader = 1 << 16, Slack = 100;

    // Fields of a page's header.
    private const int UnpackedSize = 2, PackedSize = 3;

    /// <summary>Looks at the footer.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="InvalidDataException">It is not within the file, or something of it is not within it.</exception>
    public int CheckFooter()
    {
        int length = stream.Length < EndLength ? -1 : BitConverter.ToInt32(Read(stream.Length - EndLength, sizeof(int)));
        if (length < 0 || length > stream.Length - EndLength) throw new InvalidDataException($"its footer has {length} of {stream.Length} bytes");
        new ThriftBytes(Read(stream.Length - EndLength - length, length)).Skip(ThriftBytes.Structure);
        stream.Position = 0;
        return length;
    }

    /// <summary>Looks at the pages of a column.</summary>
    /// <param name="column">Where they begin, and how many bytes they have together.</param>
    /// <exception cref="InvalidDataException">A page is larger than what the file has.</exception>
    public void Check(ColumnMetaData column)
    {
        long start = column.DictionaryPageOffset is > 0 and var dictionary && dictionary < column.DataPageOffset ? dictionary : column.DataPageOffset, end = start + column.TotalCompressedSize;
        if (start < 0 || column.TotalCompressedSize < 0 || end < start || end > stream.Length) throw new InvalidDataException($"a column lies from {start} to {end} in {stream.Length} bytes");
        while (start < end)
        {
            var header = new ThriftBytes(Read(start, (int)Math.Min(LongestHeader, end - start)));
            var (unpacked, packed) = Sizes(ref header);
            start += header.Position + packed;
            if (unpacked < 0 || unpacked > FileReading.MostBytes(stream.Length) || packed < 0 || start > Math.Min(end + Slack, stream.Length))
                throw new InvalidDataException($"a page of {packed} bytes, {unpacked} unpacked, ends at {start} in a column that ends at {end}");
        }
    }

    // Both sizes; the header is passed then.
    private static (long Unpacked, long Packed) Sizes(ref ThriftBytes header)
    {
        long unpacked = -1, packed = -1;
        int field = 0;
        while (header.Next(ref field) is > 0 and var type)
        {
            if (type == ThriftBytes.Int && field == UnpackedSize) unpacked = header.Number();
            else if (type == ThriftBytes.Int && field == PackedSize) packed = header.Number();
            else header.Skip(type);
        }

        return (unpacked, packed);
    }

    private byte[] Read(long start, int length)
    {
        byte[] bytes = new byte[length];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
