namespace CompiledNet;

/// <summary>The tables of Arrow's metadata that a reader of tables follows, field by field (Schema.fbs, Message.fbs and File.fbs of Arrow's format).</summary>
internal static class FlatTables
{
    private static readonly FlatField[] s_nothing = [], s_small = [FlatField.Number(2)], s_whole = [FlatField.Number(4)];

    private static readonly FlatField[] s_integer = [FlatField.Number(4), FlatField.Number(1)];

    private static readonly FlatField[] s_pair = [FlatField.Text, FlatField.Text];

    // Null, Int, FloatingPoint, Binary, Utf8, Bool, Decimal, Date, Time, Timestamp, Interval, List, Struct, Union, FixedSizeBinary, FixedSizeList, Map, Duration; those behind them hold nothing.
    private static readonly FlatField s_type = FlatField.ToOneOf(
        null, s_nothing, s_integer, s_small, s_nothing, s_nothing, s_nothing, [FlatField.Number(4), FlatField.Number(4), FlatField.Number(4)], s_small, [FlatField.Number(2), FlatField.Number(4)],
        [FlatField.Number(2), FlatField.Text], s_small, s_nothing, s_nothing, [FlatField.Number(2), FlatField.Vector(4)], s_whole, s_whole, [FlatField.Number(1)], s_small,
        s_nothing, s_nothing, s_nothing, s_nothing, s_nothing, s_nothing, s_nothing, s_nothing);

    // id, index type, ordered, kind
    private static readonly FlatField[] s_encoding = [FlatField.Number(8), FlatField.To(() => s_integer), FlatField.Number(1), FlatField.Number(2)];

    // name, nullable, kind of type, type, dictionary, children, metadata
    private static readonly FlatField[] s_field =
        [FlatField.Text, FlatField.Number(1), FlatField.Number(1), s_type, FlatField.To(() => s_encoding), FlatField.ToAll(() => s_field!), FlatField.ToAll(() => s_pair)];

    // endianness, fields, metadata, features
    private static readonly FlatField[] s_schema = [FlatField.Number(2), FlatField.ToAll(() => s_field), FlatField.ToAll(() => s_pair), FlatField.Vector(8)];

    // length, nodes, buffers, compression, counts of buffers
    private static readonly FlatField[] s_batch =
        [FlatField.Number(8), FlatField.Vector(16), FlatField.Vector(16), FlatField.To(() => s_codec!), FlatField.Vector(8)];

    private static readonly FlatField[] s_codec = [FlatField.Number(1), FlatField.Number(1)];

    // id, data, delta
    private static readonly FlatField[] s_dictionary = [FlatField.Number(8), FlatField.To(() => s_batch), FlatField.Number(1)];

    /// <summary>A message: version, kind, a schema, a dictionary or a record batch, the length of its body, metadata.</summary>
    public static readonly FlatField[] Message =
        [FlatField.Number(2), FlatField.Number(1), FlatField.ToOneOf(null, s_schema, s_dictionary, s_batch), FlatField.Number(8), FlatField.ToAll(() => s_pair)];

    /// <summary>The end of a file: version, schema, where dictionaries and record batches are, metadata.</summary>
    public static readonly FlatField[] Footer =
        [FlatField.Number(2), FlatField.To(() => s_schema), FlatField.Vector(24), FlatField.Vector(24), FlatField.ToAll(() => s_pair)];
}
