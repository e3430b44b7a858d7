using System;
using System.Collections.Generic;

namespace CompiledNet.Testing;

/// <summary>A C# block of the README.</summary>
/// <param name="Line">The line of its first line of code, counted from 1.</param>
/// <param name="Code">Its text.</param>
/// <param name="Kind">What the comment before it makes of it.</param>
public sealed record ReadmeBlock(int Line, string Code, BlockKind Kind)
{
    /// <summary>All C# blocks of a text, in order.</summary>
    /// <exception cref="FormatException">A block does not end.</exception>
    public static List<ReadmeBlock> All(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var blocks = new List<ReadmeBlock>();
        string before = "";
        for (int at = 0; at < lines.Length; at++)
        {
            string line = lines[at].Trim();
            if (line == "```csharp")
            {
                int end = Array.FindIndex(lines, at + 1, other => other.Trim() == "```");
                if (end < 0) throw new FormatException($"line {at + 1}: the block does not end");
                blocks.Add(new ReadmeBlock(at + 2, string.Join('\n', lines[(at + 1)..end]), KindAfter(before)));
                at = end;
                before = "";
            }
            else if (line.Length > 0)
            {
                before = line;
            }
        }
        return blocks;
    }

    private static BlockKind KindAfter(string comment) => comment switch
    {
        "<!-- continues -->" => BlockKind.Continuation,
        "<!-- emitted by the block above -->" => BlockKind.Excerpt,
        _ => BlockKind.Program,
    };
}
