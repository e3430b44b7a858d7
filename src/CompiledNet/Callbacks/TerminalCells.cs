using System;
using System.Text;

namespace CompiledNet;

/// <summary>How much room text takes in a line of a terminal: ideographs, syllables of Hangul, full-width forms and emoji take two cells (Unicode, UAX #11).</summary>
internal static class TerminalCells
{
    // What stands between two values.
    private const string Separator = " - ";

    /// <summary>How many cells a text takes.</summary>
    public static int Of(StringBuilder text)
    {
        int cells = 0;
        foreach (var part in text.GetChunks())
            foreach (char c in part.Span) cells += Of(c);
        return cells;
    }

    /// <summary>Cuts a line to fewer cells than <paramref name="width"/>, so that the cursor stays in it, and to whole values, as a number without its end is another one.</summary>
    public static void Cut(StringBuilder line, int width)
    {
        for (int cells = 0, at = 0; at < line.Length;)
        {
            int end = EndOfValue(line, at, ref cells);
            if (cells >= width)
            {
                while (at == 0 && cells >= width) cells -= Of(line[--end]);
                line.Length = at > 0 ? at : end;
                return;
            }

            at = end;
        }
    }

    /// <summary>Breaks a line of <paramref name="width"/> cells or more between two values, where the terminal would break within one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="width">How many cells a line of the terminal has.</param>
    /// <param name="before">How many cells the line had that it is written over, of which blanks erase what is left.</param>
    /// <param name="newLine">The end of a line.</param>
    public static void Wrap(StringBuilder line, int width, int before, string newLine)
    {
        bool isFirst = true;
        for (int cells = 0, at = 0; at < line.Length;)
        {
            int whole = cells, end = EndOfValue(line, at, ref cells);
            if (at > 0 && cells >= width)
            {
                int blanks = isFirst ? Math.Max(0, before - whole) : 0;
                line.Insert(at, " ", blanks).Insert(at + blanks, newLine);
                end += blanks + newLine.Length;
                (cells, isFirst) = (cells - whole, false);
            }

            at = end;
        }
    }

    // Where a value ends that stands behind its separator, but for the first; adds its cells.
    private static int EndOfValue(StringBuilder line, int start, ref int cells)
    {
        int at = start;
        do cells += Of(line[at++]);
        while (at < line.Length && (at < start + Separator.Length || !IsSeparator(line, at)));
        return at;
    }

    private static bool IsSeparator(StringBuilder line, int at)
    {
        if (at + Separator.Length > line.Length) return false;
        for (int i = 0; i < Separator.Length; i++)
            if (line[at + i] != Separator[i]) return false;
        return true;
    }

    // The first half of a pair stands for both.
    private static int Of(char c) => c switch
    {
        >= '\uDC00' and <= '\uDFFF' => 0,
        >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uDBFF' or >= '\uF900' and <= '\uFAFF'
            or >= '\uFE30' and <= '\uFE6F' or >= '\uFF00' and <= '\uFF60' or >= '\uFFE0' and <= '\uFFE6' => 2,
        _ => 1,
    };
}
