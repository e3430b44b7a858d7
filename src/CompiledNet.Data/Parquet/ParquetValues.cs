using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace CompiledNet;

/// <summary>
/// The values of a column of a row group, and which rows have one. Values and levels are read apart, into memory that is marked before: where a damaged
/// page has fewer than it says, the reader of Parquet.Net 6.1 leaves the rest as it was, or takes it from a pool as somebody else left it.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class ParquetValues<T> where T : struct
{
    private const byte Mark = 0xA5, OtherMark = 0x5A;
    private const int NoLevel = -1;

    private readonly T[] _values;
    private readonly int[]? _levels;
    private readonly int _presence;
    private int _next;

    /// <summary>Reads a column.</summary>
    /// <exception cref="DataFormatException">It has fewer values than it says.</exception>
    public ParquetValues(ParquetRowGroupReader group, DataField field, ColumnPlace place, int count)
    {
        _values = new T[count];
        _levels = field.IsNullable ? new int[count] : null;
        _presence = field.MaxDefinitionLevel;
        Read(group, field, Mark);
        if (_levels.AsSpan().Contains(NoLevel)) throw TooFew(place, count);
        int present = _levels is null ? count : _levels.AsSpan().Count(_presence);
        // Values follow each other: where some are missing, the last is. One that looks like the mark looks otherwise under another one.
        if (!IsMarked(present, Mark)) return;
        Read(group, field, OtherMark);
        if (IsMarked(present, OtherMark)) throw TooFew(place, present);
    }

    /// <summary>The value of the next row, or null.</summary>
    public T? Next(int row) => _levels is null || _levels[row] == _presence ? _values[_next++] : null;

    private static DataFormatException TooFew(ColumnPlace place, int count) => place.Error($"expected {count} values in a column of a row group, got fewer");

    // Files are read on the calling thread.
    private void Read(ParquetRowGroupReader group, DataField field, byte mark)
    {
        Array.Fill(_levels ?? [], NoLevel);
        // Of texts, which are references, nothing is a mark already.
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Bytes(_values).Fill(mark);
        ValueTask reading = group.ReadRawAsync<T>(field, _values, _levels?.AsMemory(), null);
        reading.AsTask().GetAwaiter().GetResult();
    }

    private bool IsMarked(int present, byte mark) =>
        present > 0 && !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Bytes(_values.AsSpan(present - 1, 1)).IndexOfAnyExcept(mark) < 0;

    private static Span<byte> Bytes(Span<T> values) => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), values.Length * Unsafe.SizeOf<T>());
}
