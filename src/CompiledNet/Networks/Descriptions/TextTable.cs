using System;
using System.Collections.Generic;
using System.Text;

namespace CompiledNet;

/// <summary>Lines up text in columns.</summary>
/// <param name="header">The titles of the columns.</param>
internal sealed class TextTable(string[] header)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a line with as many cells as there are columns.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = new int[header.Length];
        int total = Gap.Length * (header.Length - 1);
        for (int column = 0; column < widths.Length; column++)
        {
            widths[column] = header[column].Length;
            foreach (string[] row in _rows) widths[column] = Math.Max(widths[column], row[column].Length);
            total += widths[column];
        }

        var text = new StringBuilder();
        Append(text, header, widths);
        text.Append('-', total).Append('\n');
        foreach (string[] row in _rows) Append(text, row, widths);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length; column++)
            text.Append(column == 0 ? "" : Gap).Append(cells[column].PadRight(column == cells.Length - 1 ? 0 : widths[column]));
        text.Append('\n');
    }
}
