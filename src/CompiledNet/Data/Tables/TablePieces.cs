using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Tables of the same columns one behind the other, cut into blocks of equally many rows.</summary>
/// <param name="rows">The rows of a block; fewer only in the last.</param>
/// <param name="areTexts">Which columns hold texts from the beginning on. Others are columns of missing numbers before their first value.</param>
internal sealed class TablePieces(int rows, bool[] areTexts)
{
    private readonly Queue<Table> _pieces = [];
    private int _count, _taken;

    /// <summary>How many rows a block lacks.</summary>
    public int Wanted => Math.Max(0, rows - _count);

    /// <summary>Takes in the next table, if there is one.</summary>
    public void Add(Table? piece)
    {
        if (piece is null || piece.Count == 0) return;
        _pieces.Enqueue(piece);
        _count += piece.Count;
    }

    /// <summary>The next block of what there is; null if there is nothing.</summary>
    public Table? Take()
    {
        if (_count == 0) return null;
        var parts = new List<(Table Piece, int First, int Count)>();
        int size = Math.Min(rows, _count), left = size;
        while (left > 0)
        {
            var piece = _pieces.Peek();
            int count = Math.Min(left, piece.Count - _taken);
            parts.Add((piece, _taken, count));
            (left, _taken) = (left - count, _taken + count);
            if (_taken < piece.Count) continue;
            _pieces.Dequeue();
            _taken = 0;
        }

        _count -= size;
        return new Table([.. areTexts.Select((_, column) => Column(column, parts, size))]);
    }

    private TableColumn Column(int column, List<(Table Piece, int First, int Count)> parts, int size)
    {
        string name = parts[0].Piece.Columns[column].Name;
        bool holdsTexts = parts.Exists(part => part.Piece.Columns[column].IsText);
        if (holdsTexts && Texts(column, parts, size) is var texts && (areTexts[column] |= Array.Exists(texts, text => text is not null))) return new TableColumn(name, texts);
        var numbers = new float[size];
        if (holdsTexts) Array.Fill(numbers, float.NaN);
        else Copy(parts, (part, row) => part.Piece.Columns[column].Numbers.Slice(part.First, part.Count).CopyTo(numbers.AsSpan(row)));
        return new TableColumn(name, numbers);
    }

    // A part that has numbers has none: all are missing.
    private static string?[] Texts(int column, List<(Table Piece, int First, int Count)> parts, int size)
    {
        var texts = new string?[size];
        Copy(parts, (part, row) =>
        {
            if (part.Piece.Columns[column] is not { IsText: true, Texts: var own }) return;
            for (int i = 0; i < part.Count; i++) texts[row + i] = own[part.First + i];
        });
        return texts;
    }

    private static void Copy(List<(Table Piece, int First, int Count)> parts, Action<(Table Piece, int First, int Count), int> copy)
    {
        int row = 0;
        foreach (var part in parts)
        {
            copy(part, row);
            row += part.Count;
        }
    }
}
