using static CompiledNet.ThriftField;

namespace CompiledNet;

/// <summary>The structures of Parquet's metadata, field by field (parquet.thrift of Parquet's format). What is encrypted has no place here, and is refused.</summary>
internal static class ThriftTables
{
    // max, min, nulls, distinct values, max value, min value, whether they are exact
    private static readonly ThriftField s_statistics = Structure(Binary, Binary, Long, Long, Binary, Binary, Truth, Truth);

    private static readonly ThriftField s_unit = Structure(Empty, Empty, Empty);

    // text, map, list, enum, decimal, date, time, timestamp, -, integer, null, JSON, BSON, UUID, half, variant, geometry, geography
    private static readonly ThriftField s_logicalType = Structure(
        Empty, Empty, Empty, Empty, Structure(Int, Int), Empty, Structure(Truth, s_unit), Structure(Truth, s_unit), null, Structure(Byte, Truth),
        Empty, Empty, Empty, Empty, Empty, Structure(Byte), Structure(Binary), Structure(Binary, Int));

    // type, length, repetition, name, children, converted type, scale, precision, id, logical type
    private static readonly ThriftField s_element = Structure(Int, Int, Int, Binary, Int, Int, Int, Int, Int, s_logicalType);

    private static readonly ThriftField s_pair = Structure(Binary, Binary);

    // bytes of texts, histograms of levels
    private static readonly ThriftField s_sizes = Structure(Long, List(Long), List(Long));

    // the corners of a box, kinds
    private static readonly ThriftField s_places = Structure(Structure(Double, Double, Double, Double, Double, Double, Double, Double), List(Int));

    // type, encodings, path, codec, values, unpacked and packed size, metadata, where data, index and dictionary are, statistics, encodings of pages, bloom filter, sizes, places
    private static readonly ThriftField s_columnData = Structure(
        Int, List(Int), List(Binary), Int, Long, Long, Long, List(s_pair), Long, Long, Long, s_statistics, List(Structure(Int, Int, Int)), Long, Int, s_sizes, s_places);

    // file, offset, data, indexes, -, encrypted data
    private static readonly ThriftField s_column = Structure(Binary, Long, s_columnData, Long, Int, Long, Int, null, Binary);

    // columns, size, rows, order, offset, packed size, ordinal
    private static readonly ThriftField s_group = Structure(List(s_column), Long, Long, List(Structure(Int, Truth, Truth)), Long, Long, Short);

    /// <summary>The end of a file: version, schema, rows, row groups, metadata, writer, orders of columns, -, key of the signature.</summary>
    public static readonly ThriftField?[] Footer = [Int, List(s_element), Long, List(s_group), List(s_pair), Binary, List(Structure(Empty)), null, Binary];

    /// <summary>
    /// The header of a page: type, unpacked and packed size, checksum; then by type a page (values, encodings of values and levels, statistics), an index, a dictionary
    /// (values, encoding, whether they are sorted) or a page of the second version (values, nulls, rows, encoding, bytes of levels, whether it is packed, statistics).
    /// </summary>
    public static readonly ThriftField?[] PageHeader =
        [Int, Int, Int, Int, Structure(Int, Int, Int, Int, s_statistics), Empty, Structure(Int, Int, Truth), Structure(Int, Int, Int, Int, Int, Int, Truth, s_statistics)];
}
