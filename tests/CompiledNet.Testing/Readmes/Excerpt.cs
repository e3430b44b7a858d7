using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Testing;

/// <summary>Code as a README shows it: consecutive lines of one file, with gaps where it says so.</summary>
public static class Excerpt
{
    /// <summary>The first part of the excerpt that no file has after the parts before it, or null if one file has all.</summary>
    public static string? Missing(string excerpt, IEnumerable<string> emitted)
    {
        var parts = Parts(excerpt);
        string? missing = parts.Count == 0 ? "(the excerpt is empty)" : string.Join('\n', parts[0]);
        int furthest = 0;
        foreach (string file in emitted)
        {
            int found = Found(parts, Lines(file));
            if (found == parts.Count && found > 0) return null;
            if (found <= furthest) continue;
            furthest = found;
            missing = string.Join('\n', parts[found]);
        }
        return missing;
    }

    private static int Found(List<string[]> parts, string[] lines)
    {
        int from = 0;
        for (int part = 0; part < parts.Count; part++)
        {
            int at = lines.AsSpan(from).IndexOf(parts[part]);
            if (at < 0) return part;
            from += at + parts[part].Length;
        }
        return parts.Count;
    }

    private static List<string[]> Parts(string excerpt)
    {
        var parts = new List<string[]>();
        var part = new List<string>();
        foreach (string line in (string[])[.. Lines(excerpt), "…"])
        {
            if (line is not ("…" or "..." or "// …" or "// ..."))
            {
                part.Add(line);
                continue;
            }
            if (part.Count > 0) parts.Add([.. part]);
            part.Clear();
        }
        return parts;
    }

    private static string[] Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
