using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>Nested loops over <see cref="StridedAxis"/>.</summary>
internal static class StridedAxes
{
    /// <summary>The same loops in the same order, as few as possible: none of a single turn, and neighbours that continue each other as one.</summary>
    public static ImmutableArray<StridedAxis> Joined(IEnumerable<StridedAxis> axes)
    {
        var joined = new List<StridedAxis>();
        foreach (var axis in axes.Where(axis => axis.Length > 1))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var outer && outer.Continues(axis)) joined[joined.Count - 1] = axis with { Length = outer.Length * axis.Length };
            else joined.Add(axis);
        }

        return [.. joined];
    }

    /// <summary>Writes the heads of the loops, whose variables are <paramref name="index"/>0, <paramref name="index"/>1 …</summary>
    public static void WriteLoops(SourceWriter writer, string index, IEnumerable<StridedAxis> axes)
    {
        int i = 0;
        foreach (var axis in axes)
        {
            writer.Line($"for (nint {index}{i} = 0; {index}{i} < {axis.Length}; {index}{i}++)");
            i++;
        }
    }

    /// <summary>Where the loops stand, given how far each turn of each goes.</summary>
    public static string Offset(string index, IEnumerable<int> strides)
    {
        var moving = strides.Select((stride, i) => (Stride: stride, Index: $"{index}{i}")).Where(loop => loop.Stride != 0);
        string[] terms = [.. moving.Select(loop => loop.Stride == 1 ? loop.Index : $"{loop.Index} * {loop.Stride}")];
        return terms.Length == 0 ? "0" : string.Join(" + ", terms);
    }
}
