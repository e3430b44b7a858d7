using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One line of a network's structure: what it is of, and fields that decide what is computed, the first its kind.</summary>
/// <param name="Name">The layer's name, which decides nothing; empty for lines from a file.</param>
/// <param name="Fields">The fields.</param>
internal sealed record StructureLine(string Name, IReadOnlyList<string> Fields)
{
    private const string Separator = "; ";

    /// <summary>The line from a file.</summary>
    public static StructureLine Parse(string text) => new("", text.Split(Separator));

    /// <summary>The first difference to the line at the same place of a file, in words; null if there is none.</summary>
    public string? DifferenceTo(StructureLine came)
    {
        if (Fields[0] != came.Fields[0]) return $"expects {Fields[0]} for {Name}, got {came.Fields[0]}";
        for (int i = 1; i < Math.Max(Fields.Count, came.Fields.Count); i++)
        {
            string expected = i < Fields.Count ? Fields[i] : "nothing more", got = i < came.Fields.Count ? came.Fields[i] : "nothing more";
            if (expected != got) return $"expects '{expected}' of {Name} ({Fields[0].Trim()}), got '{got}'";
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(Separator, Fields);
}
