using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>The kernel methods that a network calls; kernels with the same text are one method, also of several networks.</summary>
/// <remarks>
/// A network is compiled without a look at others, so that the name of a method has to follow from its text alone: the kernel's,
/// which says what it computes, and a few digits for strides and whatever else is different.
/// </remarks>
internal sealed class KernelLibrary(IReadOnlyList<Arm> arms) : IKernelMethods
{
    private const string Kernels = nameof(Kernels), Tiles = nameof(Tiles);

    private readonly KernelContext _context = new(arms);
    private readonly Dictionary<string, SharedMember> _members = [];

    public IReadOnlyList<Arm> Arms => arms;

    public IEnumerable<SharedMember> Members => _members.Values.Concat(_context.Tiles.SelectMany(tile => TileMembers(tile.Key, tile.Value)));

    public string Set { get; } = KernelSet.Of(arms);

    public string MethodOf(Kernel kernel) => Add(kernel, BodyOf(kernel), isChoice: false);

    /// <summary>The text of the method that runs <paramref name="kernel"/>.</summary>
    public string BodyOf(Kernel kernel)
    {
        var text = new SourceWriter();
        kernel.WriteBody(text, _context);
        return text.ToString();
    }

    /// <summary>The name of the method with this text.</summary>
    /// <param name="kernel">What it runs.</param>
    /// <param name="body">Its text.</param>
    /// <param name="isChoice">Whether that only calls another method.</param>
    public string Add(Kernel kernel, string body, bool isChoice)
    {
        string parameters = kernel.Parameters(_context.Scalar), name = $"{kernel.Name}_{ContentHash.Of(parameters + body)}";
        if (_members.ContainsKey(name)) return name;
        string family = kernel.GetType().Name, field = isChoice ? "" : kernel.Field(_context.Scalar);
        _members[name] = new(Set, Kernels, family, name, kernel.Formula, Method(name, parameters, body, isChoice));
        if (field.Length > 0) _members[field] = new(Set, Kernels, family, field, "", field);
        return name;
    }

    // Optimised from the first call: the first tier would run these loops some fifteen times slower.
    private static string Method(string name, string parameters, string body, bool isChoice)
    {
        var writer = new SourceWriter();
        writer.Line($"[MethodImpl(MethodImplOptions.{(isChoice ? "AggressiveInlining | MethodImplOptions.AggressiveOptimization" : "AggressiveOptimization")})]");
        using (writer.Begin($"internal static void {name}({parameters})")) writer.Lines(body.TrimEnd('\n'));
        return writer.ToString();
    }

    private IEnumerable<SharedMember> TileMembers(string name, RegisterTile tile)
    {
        string family = tile.GetType().Name;
        var writer = new SourceWriter();
        tile.Write(writer, name);
        yield return new(Set, Tiles, family, name, tile.Formula, writer.ToString());
        if (tile is not BlockTile block) yield break;
        writer = new SourceWriter();
        block.WriteRows(writer);
        yield return new(Set, Tiles, family, block.RowsName, "", writer.ToString());
    }
}
