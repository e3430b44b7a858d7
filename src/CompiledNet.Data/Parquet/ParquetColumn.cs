using System;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;
using Parquet.Meta;
using Parquet.Schema;
using PhysicalType = Parquet.Meta.Type;

namespace CompiledNet;

/// <summary>A column of a row group as a column of a table: what the types of the file become.</summary>
internal static class ParquetColumn
{
    private const long JulianUnixDay = 2440588;
    private const int MostDecimalBytes = 32;
    private static readonly UTF8Encoding s_text = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads all its rows.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="column">What the file says of the column.</param>
    /// <param name="field">Its place in the schema.</param>
    /// <param name="place">Which column it is, for messages.</param>
    /// <exception cref="DataFormatException">The column holds what a table cannot.</exception>
    /// <exception cref="InvalidDataException">The column is not what it should be.</exception>
    public static TableColumn Read(Stream stream, ColumnMetaData column, DataField field, ColumnPlace place)
    {
        var element = field.SchemaElement!;
        if (element.Type != column.Type) throw new InvalidDataException($"a column of {element.Type} has values of {column.Type}");
        var type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(DateOnly) || type == typeof(DateTime))
        {
            var texts = new ParquetPages<string?>(stream, column, Texts(type, element), field.IsNullable).Read();
            return CellValues.Texts(place, texts.Length, row => texts[row]);
        }

        if (Numbers(type, element) is not { } rule) throw place.Unreadable(type.Name);
        var numbers = new ParquetPages<double>(stream, column, rule, field.IsNullable).Read();
        return CellValues.Numbers(place, numbers.Length, row => numbers[row]);
    }

    private static PhysicalRule<string?> Texts(System.Type type, SchemaElement element)
    {
        var rule = new PhysicalRule<string?>(element.Type!.Value, element.TypeLength ?? 0, null);
        return element.Type switch
        {
            PhysicalType.BYTE_ARRAY or PhysicalType.FIXED_LEN_BYTE_ARRAY when type == typeof(ReadOnlyMemory<char>) => rule with { OfBytes = bytes => s_text.GetString(bytes) },
            PhysicalType.INT32 when type == typeof(DateOnly) => rule with { OfWhole = day => CellValues.Text(DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day))) },
            PhysicalType.INT64 when type == typeof(DateTime) && NanosecondsIn(element) is var unit => rule with { OfWhole = time => CellValues.Text(Time(time, unit)) },
            PhysicalType.INT96 when type == typeof(DateTime) => rule with { OfBytes = bytes => CellValues.Text(Time(bytes)) },
            _ => throw new InvalidDataException($"texts or dates in {element.Type}"),
        };
    }

    // Null if it is no number.
    private static PhysicalRule<double>? Numbers(System.Type type, SchemaElement element)
    {
        var rule = new PhysicalRule<double>(element.Type!.Value, element.TypeLength ?? 0, double.NaN);
        bool isUnsigned = type == typeof(uint), isDecimal = type == typeof(decimal), isLongUnsigned = type == typeof(ulong);
        if (!isDecimal && (!type.IsPrimitive || type == typeof(char))) return null;
        int scale = element.LogicalType?.DECIMAL?.Scale ?? element.Scale ?? 0;
        return element.Type switch
        {
            PhysicalType.BOOLEAN when type == typeof(bool) => rule with { OfWhole = truth => truth },
            PhysicalType.FLOAT when type == typeof(float) => rule with { OfReal = number => number },
            PhysicalType.DOUBLE when type == typeof(double) => rule with { OfReal = number => number },
            PhysicalType.INT32 or PhysicalType.INT64 when isDecimal => rule with { OfWhole = number => Scaled(number, scale) },
            PhysicalType.BYTE_ARRAY or PhysicalType.FIXED_LEN_BYTE_ARRAY when isDecimal => rule with { OfBytes = bytes => Scaled(Whole(bytes), scale) },
            PhysicalType.INT32 => rule with { OfWhole = number => isUnsigned ? (uint)number : number },
            PhysicalType.INT64 => rule with { OfWhole = number => isLongUnsigned ? (float)(ulong)number : (float)number },
            _ => throw new InvalidDataException($"numbers in {element.Type}"),
        };
    }

    // Decimals have up to 76 digits; what is longer takes long to write as digits.
    private static BigInteger Whole(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MostDecimalBytes ? new BigInteger(bytes, isBigEndian: true) : throw new InvalidDataException($"a decimal of {bytes.Length} bytes");

    // The nearest float, rounded once.
    private static float Scaled(BigInteger number, int scale) => float.Parse($"{number}E{-scale}", NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long NanosecondsIn(SchemaElement element) => element.LogicalType?.TIMESTAMP?.Unit is { } unit
        ? unit.NANOS is not null ? 1 : unit.MICROS is not null ? 1_000 : 1_000_000
        : element.ConvertedType == ConvertedType.TIMESTAMP_MICROS ? 1_000 : 1_000_000;

    // A tick is a hundred nanoseconds.
    private static DateTime Time(long time, long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks(nanoseconds == 1 ? time / TimeSpan.NanosecondsPerTick : checked(time * (nanoseconds / TimeSpan.NanosecondsPerTick)));

    // Nanoseconds of the day, and the day of the Julian calendar.
    private static DateTime Time(ReadOnlySpan<byte> bytes) =>
        DateTime.UnixEpoch.AddDays(BitConverter.ToInt32(bytes[8..]) - JulianUnixDay).AddTicks(BitConverter.ToInt64(bytes) / TimeSpan.NanosecondsPerTick);
}
