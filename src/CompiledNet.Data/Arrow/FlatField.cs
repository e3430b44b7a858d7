using System;

namespace CompiledNet;

/// <summary>A field of a table of FlatBuffers: a number, a text, a vector of numbers or structures, a table, a vector of tables, or one of several tables.</summary>
/// <param name="Size">Bytes that it takes within the table.</param>
/// <param name="ElementSize">Bytes of an element of a vector; 0 for no vector.</param>
/// <param name="Table">The table that it leads to; null for none.</param>
/// <param name="Tables">Of a union the tables by the number that the field before it has; null where one leads to nothing that is looked at.</param>
internal sealed record FlatField(int Size, int ElementSize = 0, Func<FlatField[]>? Table = null, FlatField[]?[]? Tables = null)
{
    private const int OffsetSize = 4;

    /// <summary>A text.</summary>
    public static readonly FlatField Text = Vector(1);

    /// <summary>A number of so many bytes.</summary>
    public static FlatField Number(int size) => new(size);

    /// <summary>A vector of elements of so many bytes.</summary>
    public static FlatField Vector(int elementSize) => new(OffsetSize, elementSize);

    /// <summary>A table.</summary>
    public static FlatField To(Func<FlatField[]> table) => new(OffsetSize, Table: table);

    /// <summary>A vector of tables.</summary>
    public static FlatField ToAll(Func<FlatField[]> table) => new(OffsetSize, OffsetSize, table);

    /// <summary>One of several tables.</summary>
    public static FlatField ToOneOf(params FlatField[]?[] tables) => new(OffsetSize, Tables: tables);
}
