using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The pieces of texts as numbers, a column for each place.</summary>
/// <param name="column">The column it reads.</param>
/// <param name="length">How many places there are.</param>
internal abstract class PieceRule(string column, int length) : ColumnRule(column)
{
    /// <summary>The longest sequence that a file may ask for.</summary>
    public const int MostPlaces = 1 << 20;

    // 0 stands behind the last piece.
    private const int FirstPiece = 1;

    protected int Length => length;

    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var columns = new float[length][];
        for (int i = 0; i < length; i++) columns[i] = new float[read.Count];
        for (int row = 0; row < read.Count; row++)
        {
            if (read.Texts[row] is not { } text) continue;
            var pieces = Pieces(text);
            for (int place = 0; place < Math.Min(length, pieces.Count); place++) columns[place][row] = pieces[place] + FirstPiece;
        }

        var made = new TableColumn[length];
        for (int i = 0; i < length; i++) made[i] = new TableColumn($"{Column}[{i}]", columns[i].AsSpan());
        return made;
    }

    /// <summary>The numbers of a text's pieces in the vocabulary.</summary>
    protected abstract IReadOnlyList<int> Pieces(string text);

    /// <summary>Whether a number of a file is one of places.</summary>
    protected static bool IsLength(double number, int least = 1) => number >= least && number <= MostPlaces && number == Math.Floor(number);
}
