using System;
using System.Text;

namespace CompiledNet;

/// <summary>How much room text takes in a line of a terminal: ideographs, syllables of Hangul, full-width forms and emoji take two cells (Unicode, UAX #11).</summary>
internal static class TerminalCells
{
    // What stands between two values.
    private const string Separator = " - ";

    /// <summary>Cuts a line to fewer cells than <paramref name="width"/>, so that the cursor stays in it, and to whole values, as a number without its end is another one.</summary>
    public static void Cut(StringBuilder line, int width)
    {
        int cells = 0, last = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (IsSeparator(line, i)) last = i;
            cells += Of(line[i]);
            if (cells < width) continue;
            line.Length = last > 0 ? last : i;
            return;
        }
    }

    /// <summary>Breaks a line of <paramref name="width"/> cells or more between two values, where the terminal would break within one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="width">How many cells a line of the terminal has.</param>
    /// <param name="before">How many cells the line had that it is written over, of which blanks erase what is left.</param>
    /// <param name="newLine">The end of a line.</param>
    public static void Wrap(StringBuilder line, int width, int before, string newLine)
    {
        string[] values = line.ToString().Split(Separator);
        int cells = Of(values[0]);
        bool isFirst = true;
        line.Clear().Append(values[0]);
        foreach (string value in values.AsSpan(1))
        {
            int room = Separator.Length + Of(value);
            if (cells + room >= width)
            {
                if (isFirst && cells < before) line.Append(' ', before - cells);
                line.Append(newLine);
                (cells, isFirst) = (0, false);
            }

            line.Append(Separator).Append(value);
            cells += room;
        }
    }

    private static int Of(string text)
    {
        int cells = 0;
        foreach (char c in text) cells += Of(c);
        return cells;
    }

    private static bool IsSeparator(StringBuilder line, int at) =>
        line[at] == Separator[0] && at + 2 < line.Length && line[at + 1] == Separator[1] && line[at + 2] == Separator[2];

    // The first half of a pair stands for both.
    private static int Of(char c) => c switch
    {
        >= '\uDC00' and <= '\uDFFF' => 0,
        >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uDBFF' or >= '\uF900' and <= '\uFAFF'
            or >= '\uFE30' and <= '\uFE6F' or >= '\uFF00' and <= '\uFF60' or >= '\uFFE0' and <= '\uFFE6' => 2,
        _ => 1,
    };
}
