using System;
using System.IO;
using Parquet.Meta;

namespace CompiledNet;

/// <summary>What the header of a page says of it.</summary>
/// <param name="Type">A dictionary, or a page of data of the first or second version.</param>
/// <param name="UnpackedSize">Its bytes once unpacked, and <paramref name="PackedSize"/> those in the file.</param>
/// <param name="PackedSize">See <paramref name="UnpackedSize"/>.</param>
/// <param name="Values">How many values it has, missing ones too.</param>
/// <param name="Encoding">How its values are written.</param>
/// <param name="Nulls">How many are missing, if it says so.</param>
/// <param name="LevelBytes">The bytes of the levels before the values, if it says so: those of the second version.</param>
/// <param name="IsPacked">Whether values are packed, if the column is.</param>
/// <param name="Checksum">The CRC-32 of its bytes in the file, if it says so.</param>
internal readonly record struct ParquetPage(PageType Type, int UnpackedSize, int PackedSize, int Values, Encoding Encoding, int? Nulls, int? LevelBytes, bool IsPacked, uint? Checksum)
{
    private const int Missing = -1, Room = 8, Sum = 3, Data = 4, Dictionary = 6, DataV2 = 7;

    // A checksum may be any number of 32 bits.
    private const long NoSum = long.MinValue;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The bytes, which begin with it.</param>
    /// <exception cref="InvalidDataException">It is no header, or says what no page can be.</exception>
    public static ParquetPage Read(ref ThriftBytes bytes)
    {
        Span<long> own = stackalloc long[Room], inner = stackalloc long[Room * Room];
        own.Fill(Missing);
        own[Sum] = NoSum;
        inner.Fill(Missing);
        bytes.Structure(ThriftTables.PageHeader, own, inner, Room);
        var type = (PageType)own[0];
        int place = type switch
        {
            PageType.DATA_PAGE => Data,
            PageType.DICTIONARY_PAGE => Dictionary,
            PageType.DATA_PAGE_V2 => DataV2,
            _ => throw new InvalidDataException($"a page of type {type}"),
        };
        var said = inner.Slice(place * Room, Room);
        bool isSecond = place == DataV2;
        var page = new ParquetPage(
            type, (int)own[1], (int)own[2], (int)said[0], (Encoding)said[isSecond ? 3 : 1], isSecond ? (int)said[1] : null, isSecond ? (int)said[4] : null, said[6] != 0,
            own[Sum] == NoSum ? null : (uint)(int)own[Sum]);
        // Levels of repetition belong to lists, which a table has none of.
        if (page.UnpackedSize < 0 || page.PackedSize < 0 || page.Values < 0 || page.Nulls < 0 || page.LevelBytes < 0 || (isSecond && said[5] != 0)
            || page.LevelBytes > Math.Min(page.PackedSize, page.UnpackedSize))
            throw new InvalidDataException($"{page}");
        // The deprecated way of packing levels.
        if (type == PageType.DATA_PAGE && (Encoding)said[2] != Encoding.RLE) throw new InvalidDataException($"levels in {(Encoding)said[2]}");
        return page;
    }
}
