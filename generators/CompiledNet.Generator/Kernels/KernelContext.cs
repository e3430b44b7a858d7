using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>What a kernel is told while it writes itself: the vector widths, and the register tiles that kernels share.</summary>
internal sealed class KernelContext(IReadOnlyList<Arm> arms)
{
    /// <summary>What the call of a tile begins with.</summary>
    public const string TilesPrefix = "Tiles.";

    private readonly Dictionary<string, string> _names = [];
    private readonly SortedDictionary<string, RegisterTile> _tiles = new(StringComparer.Ordinal);

    /// <summary>The vector widths, widest first.</summary>
    public IReadOnlyList<Arm> Arms => arms;

    public ElementType Element => arms[0].Element;

    /// <summary>The element type in C#.</summary>
    public string Scalar => arms[0].Scalar;

    /// <summary>The tiles that were asked for, by the names of their methods.</summary>
    public IEnumerable<KeyValuePair<string, RegisterTile>> Tiles => _tiles;

    /// <summary>The arms for rows of <paramref name="stride"/> numbers, of at most <paramref name="bits"/> bits where there are such.</summary>
    public IReadOnlyList<Arm> ArmsFor(int stride, int bits = 512)
    {
        var narrowed = arms.Select(arm => arm.NarrowedTo(stride)).Distinct().ToArray();
        var chosen = narrowed.Where(arm => arm.Bits <= bits).ToArray();
        return chosen.Length > 0 ? chosen : [narrowed[narrowed.Length - 1]];
    }

    /// <summary>Writes the same for every arm, the widest that the processor has to be run; a constant for the compilers.</summary>
    public static void WriteEach(SourceWriter writer, IReadOnlyList<Arm> arms, Action<Arm> write)
    {
        for (int i = 0; i < arms.Count; i++)
        {
            if (arms.Count == 1) write(arms[i]);
            else using (writer.Begin(i == 0 ? $"if ({arms[i].IsThere})" : i < arms.Count - 1 ? $"else if ({arms[i].IsThere})" : "else")) write(arms[i]);
        }
    }

    /// <summary>Writes the call of the method for the widest arm that the processor has.</summary>
    public static void WriteDispatch(SourceWriter writer, IReadOnlyList<Arm> arms, Func<Arm, string> call)
    {
        for (int i = 0; i < arms.Count; i++)
        {
            string condition = i == arms.Count - 1 ? "" : $"if ({arms[i].IsThere}) ";
            writer.Line($"{(i == 0 ? "" : "else ")}{condition}{call(arms[i])};");
        }
    }

    /// <summary>The method to call for a tile, by a name that is the same in every network.</summary>
    public string Use(RegisterTile tile)
    {
        if (!_names.TryGetValue(tile.Key, out string? name)) _tiles[_names[tile.Key] = name = NameOf(tile)] = tile;
        return TilesPrefix + name;
    }

    private static string NameOf(RegisterTile tile)
    {
        if (tile.Key == tile.Name) return tile.Name;
        var text = new SourceWriter();
        tile.Write(text, tile.Name);
        return $"{tile.Name}_{ContentHash.Of(text.ToString())}";
    }
}
