using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using Parquet.Meta;
using PhysicalType = Parquet.Meta.Type;

namespace CompiledNet;

/// <summary>
/// The pages of a column of a row group as its values. Parquet.Net 6.1 reads pages too, but what it does not find in them it takes from memory that others left
/// in its pools (entries of a dictionary, what was packed), and of truth values in runs it makes no: so everything behind the footer is read here.
/// </summary>
/// <param name="stream">The file.</param>
/// <param name="column">What the file says of the column.</param>
/// <param name="rule">What its values become.</param>
/// <param name="isOptional">Whether some may be missing.</param>
internal sealed class ParquetPages<T>(Stream stream, ColumnMetaData column, PhysicalRule<T> rule, bool isOptional)
{
    // Columns of old files are a header shorter than they say (PARQUET-816).
    private const int Slack = 100, LengthSize = 4;

    private readonly double _most = FileReading.MostBytes(stream.Length);
    private T[]? _dictionary;

    /// <summary>All values.</summary>
    /// <exception cref="InvalidDataException">The pages have more values than the column says, or fewer, or something of them is not what it should be.</exception>
    public T[] Read()
    {
        long start = new[] { column.DictionaryPageOffset ?? 0, column.DataPageOffset, column.IndexPageOffset ?? 0 }.Where(offset => offset != 0).DefaultIfEmpty().Min();
        long end = start + column.TotalCompressedSize;
        if (start <= 0 || column.TotalCompressedSize < 0 || end < start || end > stream.Length) throw new InvalidDataException($"a column lies from {start} to {end} in {stream.Length} bytes");
        var values = new T[column.NumValues];
        Array.Fill(values, rule.Missing);
        var bytes = Bytes(start, Math.Min(end + Slack, stream.Length) - start);
        for (int done = 0; done < values.Length;)
        {
            var header = new ThriftBytes(bytes.Span);
            var page = ParquetPage.Read(ref header);
            bytes = bytes[header.Position..];
            if (page.UnpackedSize > _most || page.PackedSize > bytes.Length)
                throw new InvalidDataException($"a page of {page.PackedSize} bytes, {page.UnpackedSize} unpacked, in {bytes.Length} bytes of a column");
            var content = bytes[..page.PackedSize];
            bytes = bytes[page.PackedSize..];
            if (page.Checksum is { } sum && Crc32.HashToUInt32(content.Span) is var got && got != sum) throw new InvalidDataException($"a page with the checksum {sum:x8} has {got:x8}: it is damaged");
            if (page.Type == PageType.DICTIONARY_PAGE) ReadDictionary(page, content);
            else if (page.Values > values.Length - done) throw new InvalidDataException($"a page of {page.Values} values where {values.Length - done} are left");
            else
            {
                Read(page, content, values.AsSpan(done, page.Values));
                done += page.Values;
            }
        }

        return values;
    }

    private void ReadDictionary(ParquetPage page, ReadOnlyMemory<byte> content)
    {
        if (_dictionary is not null || page.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY)) throw new InvalidDataException($"a second dictionary, or one in {page.Encoding}");
        _dictionary = PlainValues.Read(PageContent.Unpack(column.Codec, content, page.UnpackedSize).Span, page.Values, rule);
    }

    // Levels, 1 for each value that is there, come before the values that are: in the first version packed with them, behind their length.
    private void Read(ParquetPage page, ReadOnlyMemory<byte> content, Span<T> values)
    {
        ReadOnlyMemory<byte> levels = default;
        if (page.LevelBytes is { } length)
        {
            levels = content[..length];
            content = PageContent.Unpack(page.IsPacked ? column.Codec : CompressionCodec.UNCOMPRESSED, content[length..], page.UnpackedSize - length);
        }
        else
        {
            content = PageContent.Unpack(column.Codec, content, page.UnpackedSize);
            if (isOptional) (levels, content) = Prefixed(content);
        }

        if (!isOptional)
        {
            if (page.Nulls > 0) throw new InvalidDataException($"{page.Nulls} missing values in a column that has none");
            Present(page, content.Span, values.Length).CopyTo(values);
            return;
        }

        int[] isThere = new int[values.Length];
        BitRuns.Read(levels.Span, 1, 1, isThere);
        int count = isThere.Count(level => level == 1);
        if (page.Nulls is { } nulls && nulls != values.Length - count) throw new InvalidDataException($"{nulls} missing values of {values.Length} where {count} are there");
        T[] present = Present(page, content.Span, count);
        for (int i = 0, next = 0; i < isThere.Length; i++)
        {
            if (isThere[i] == 1) values[i] = present[next++];
        }
    }

    private T[] Present(ParquetPage page, ReadOnlySpan<byte> bytes, int count)
    {
        switch (page.Encoding)
        {
            case Encoding.PLAIN:
                return PlainValues.Read(bytes, count, rule);
            case Encoding.BYTE_STREAM_SPLIT:
                return PlainValues.ReadSplit(bytes, count, rule);
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY when count == 0:
                return [];
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY when _dictionary is { } dictionary && bytes.Length > 0:
                return Array.ConvertAll(Numbers(bytes[1..], bytes[0], dictionary.Length - 1, count), place => dictionary[place]);
            case Encoding.RLE when rule.Type == PhysicalType.BOOLEAN:
                if (bytes.Length < LengthSize || BinaryPrimitives.ReadInt32LittleEndian(bytes) != bytes.Length - LengthSize) throw new InvalidDataException("truth values of another length than the page");
                return Array.ConvertAll(Numbers(bytes[LengthSize..], 1, 1, count), truth => rule.OfWhole!(truth));
            case Encoding.DELTA_BINARY_PACKED when rule.Type is PhysicalType.INT32 or PhysicalType.INT64:
                long[] numbers = DeltaNumbers.Read(bytes, count, out _);
                return Array.ConvertAll(numbers, number => rule.OfWhole!(rule.Type == PhysicalType.INT32 ? (int)number : number));
            case Encoding.DELTA_LENGTH_BYTE_ARRAY or Encoding.DELTA_BYTE_ARRAY:
                return DeltaTexts.Read(bytes, count, page.Encoding == Encoding.DELTA_BYTE_ARRAY, _most, rule);
            default:
                throw new InvalidDataException($"{count} values of {rule.Type} in {page.Encoding}, in {bytes.Length} bytes");
        }
    }

    private static int[] Numbers(ReadOnlySpan<byte> bytes, int width, int most, int count)
    {
        int[] numbers = new int[count];
        if (width == 0 && most >= 0) return numbers;
        BitRuns.Read(bytes, width, most, numbers);
        return numbers;
    }

    private static (ReadOnlyMemory<byte> Levels, ReadOnlyMemory<byte> Values) Prefixed(ReadOnlyMemory<byte> content)
    {
        int length = content.Length < LengthSize ? -1 : BinaryPrimitives.ReadInt32LittleEndian(content.Span);
        if (length < 0 || length > content.Length - LengthSize) throw new InvalidDataException($"levels of {length} bytes in a page of {content.Length}");
        return (content.Slice(LengthSize, length), content[(LengthSize + length)..]);
    }

    private ReadOnlyMemory<byte> Bytes(long start, long length)
    {
        byte[] bytes = new byte[length];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
