using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet;

/// <summary>What the readers of files have in common.</summary>
internal static class FileReading
{
    /// <summary>The largest number of values accepted at a time.</summary>
    public const long MaxValues = 1 << 28;

    /// <summary>How many values, or bytes, a byte of a file may stand for beside <see cref="FreeValues"/> and <see cref="FreeBytes"/>: what deflate makes of zeros. Large tables of nothing but constants are smaller.</summary>
    private const int ValuesAByte = 1 << 10, FreeValues = 1 << 20, FreeBytes = 1 << 24;

    /// <summary>The largest number of values accepted at a time of a file of so many bytes.</summary>
    public static long MostValues(long length) => (long)Math.Min(MaxValues, FreeValues + (double)ValuesAByte * length);

    /// <summary>The largest number of bytes that a file of so many is unpacked to.</summary>
    public static double MostBytes(long length) => FreeBytes + (double)ValuesAByte * length;

    /// <summary>Calls the library that knows the format; whatever it throws says that the file is not what it should be.</summary>
    /// <param name="source">The file.</param>
    /// <param name="format">What it should be.</param>
    /// <param name="read">What is called.</param>
    /// <param name="part">What of the file it reads, if not the whole.</param>
    /// <param name="column">The column that it reads, if it is one.</param>
    /// <exception cref="DataFormatException">The library could not read the file.</exception>
    public static T Guard<T>(string source, string format, Func<T> read, string? part = null, ColumnPlace? column = null)
    {
        try
        {
            return read();
        }
        // Memory that is short too: a damaged length asks for arrays that there are none of.
        catch (Exception broken) when (broken is not DataFormatException)
        {
            string which = part is null ? "that" : $"whose {part}";
            throw new DataFormatException($"expected {format}, got one {which} cannot be read: {broken.Message}", source, null, column?.Number, column?.Name, broken);
        }
    }

    /// <summary>Refuses a part of a file that claims more values than may be, or than a file of its length is likely to hold: memory is bounded by the file.</summary>
    /// <exception cref="DataFormatException">There are too many.</exception>
    public static void CheckSize(string source, long length, string what, int columns, long rows)
    {
        long most = MostValues(length);
        if (rows < 0 || rows > most / columns) throw new DataFormatException($"expected at most {most} values in {what} of a file of {length} bytes, got {columns} columns of {rows} rows", source);
    }

    /// <summary>The positions of the wanted columns among those there are; all of them for null.</summary>
    /// <exception cref="DataFormatException">A column is not there, or there are two of its name.</exception>
    public static int[] Positions(string source, IReadOnlyList<string>? wanted, IReadOnlyList<string> there)
    {
        if (there.Count == 0) throw new DataFormatException("expected at least one column, got none", source);
        string[] names = [.. wanted ?? there];
        return Array.ConvertAll(names, name =>
        {
            int[] found = [.. Enumerable.Range(0, there.Count).Where(i => there[i] == name)];
            if (name.Length > 0 && found.Length == 1) return found[0];
            throw new DataFormatException(found.Length == 0
                ? $"expected a column '{name}', got {Shortened(there)}"
                : $"expected one column '{name}' with a name, got {found.Length} columns", source);
        });
    }

    /// <summary>All blocks in one table.</summary>
    /// <exception cref="DataFormatException">There are no rows.</exception>
    public static Table Join(string source, IEnumerable<Table> blocks)
    {
        Table[] all = [.. blocks];
        if (all.Length == 0) throw new DataFormatException("expected at least one row, got none", source);
        return all.Length == 1 ? all[0] : new Table([.. all[0].Columns.Select(column => Join(source, all, column))]);
    }

    // A column of a frame may be empty in one block and hold texts in another.
    private static TableColumn Join(string source, Table[] blocks, TableColumn column)
    {
        TableColumn[] parts = Array.ConvertAll(blocks, block => block[column.Name]);
        if (parts.Sum(part => (long)part.Count) > Array.MaxLength) throw new DataFormatException($"expected at most {Array.MaxLength} rows, got more; read them block by block", source);
        if (Array.Exists(parts, part => part.IsText))
            return new TableColumn(column.Name, parts.SelectMany(part => part.IsText ? part.Texts : new string?[part.Count]));
        var numbers = new float[parts.Sum(part => part.Count)];
        int row = 0;
        foreach (var part in parts)
        {
            part.Numbers.CopyTo(numbers.AsSpan(row));
            row += part.Count;
        }

        return new TableColumn(column.Name, numbers.AsSpan());
    }

    private static string Shortened(IReadOnlyList<string> names) => string.Join(", ", names.Take(10)) + (names.Count > 10 ? " …" : "");
}
