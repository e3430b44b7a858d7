using System.Collections.Generic;

namespace CompiledNet.Diagrams;

/// <summary>A box of a diagram, or a point where a line passes between boxes.</summary>
internal sealed class DiagramBox(string[] lines, int level)
{
    private const double CharacterWidth = 7.1, LineHeight = 16, PassWidth = 18;

    /// <summary>What stands in the box; empty for a passing line.</summary>
    public string[] Lines => lines;

    public int Level => level;

    public double Width { get; } = lines.Length == 0 ? PassWidth : 28 + CharacterWidth * Longest(lines);

    public double Height => lines.Length == 0 ? 0 : 16 + LineHeight * lines.Length;

    /// <summary>Its middle.</summary>
    public double X { get; set; }

    /// <summary>Its upper edge.</summary>
    public double Y { get; set; }

    /// <summary>Those of the level above that lead to it.</summary>
    public List<DiagramBox> From { get; } = [];

    private static int Longest(string[] lines)
    {
        int longest = 0;
        foreach (string line in lines) longest = System.Math.Max(longest, line.Length);
        return longest;
    }
}
