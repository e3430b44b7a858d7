using System;
using PhysicalType = Parquet.Meta.Type;

namespace CompiledNet;

/// <summary>What the values of a column become, of one of the types that Parquet stores.</summary>
/// <typeparam name="T">A number or a text.</typeparam>
/// <param name="Type">The type.</param>
/// <param name="Length">The bytes of a value of fixed length.</param>
/// <param name="Missing">What a missing value is.</param>
/// <param name="OfWhole">From a truth value or a whole number; null if the type is another.</param>
/// <param name="OfReal">From a float or a double; null if the type is another.</param>
/// <param name="OfBytes">From bytes; null if the type is another.</param>
internal sealed record PhysicalRule<T>(
    PhysicalType Type, int Length, T Missing, Func<long, T>? OfWhole = null, Func<double, T>? OfReal = null, BytesValue<T>? OfBytes = null)
{
    /// <summary>The bytes of a value, or 0 where it has a length of its own.</summary>
    public int Size => Type switch
    {
        PhysicalType.INT32 or PhysicalType.FLOAT => 4,
        PhysicalType.INT64 or PhysicalType.DOUBLE => 8,
        PhysicalType.INT96 => 12,
        PhysicalType.FIXED_LEN_BYTE_ARRAY => Length,
        _ => 0,
    };
}
