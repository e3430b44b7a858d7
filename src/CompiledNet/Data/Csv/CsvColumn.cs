using System;

namespace CompiledNet;

/// <summary>A column of a CSV file: by name, or by position from the start (0 is the first) or the end (^1 is the last).</summary>
public readonly struct CsvColumn
{
    private readonly string? _name;
    private readonly Index _index;

    private CsvColumn(string? name, Index index) => (_name, _index) = (name, index);

    /// <summary>The column with this name in the header.</summary>
    public static implicit operator CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new CsvColumn(name, default);
    }

    /// <summary>The column at this position, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public static implicit operator CsvColumn(int index) => new(null, new Index(index));

    /// <summary>The column at this position from the start or the end.</summary>
    public static implicit operator CsvColumn(Index index) => new(null, index);

    /// <summary>The column's name, or null if it is given by position.</summary>
    internal string? Name => _name;

    /// <summary>The position among <paramref name="count"/> columns; outside 0 … count − 1 if there is no such column.</summary>
    internal int Position(int count) => _index.GetOffset(count);

    /// <summary>The name in quotes, or the position.</summary>
    public override string ToString() => _name is null ? _index.ToString() : $"'{_name}'";
}
