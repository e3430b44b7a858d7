using System.Text;

namespace CompiledNet;

/// <summary>How much room text takes in a line of a terminal: ideographs, syllables of Hangul, full-width forms and emoji take two cells (Unicode, UAX #11).</summary>
internal static class TerminalCells
{
    /// <summary>Cuts a line to fewer cells than <paramref name="width"/>, so that the cursor stays in it.</summary>
    public static void Cut(StringBuilder line, int width)
    {
        int cells = 0;
        for (int i = 0; i < line.Length; i++)
        {
            cells += Of(line[i]);
            if (cells < width) continue;
            line.Length = i;
            return;
        }
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
