using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>The kernel methods of a network; kernels with the same text are one method.</summary>
internal sealed class KernelLibrary(IReadOnlyList<Arm> arms) : IKernelMethods
{
    private readonly KernelContext _context = new(arms);
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<(string Name, Kernel Kernel, string Body, bool IsChoice)> _methods = [];

    public IReadOnlyList<Arm> Arms => arms;

    public string MethodOf(Kernel kernel) => Add(kernel, BodyOf(kernel), isChoice: false);

    public IEnumerable<(string Part, string Text)> Write(CompiledProgram program) =>
        [("Kernels", Write(program, "the kernels, one method for every shape, and the register tiles that they share."))];

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
        string key = kernel.Parameters(_context.Scalar) + body;
        if (_names.TryGetValue(key, out var name)) return name;
        name = kernel.Name;
        for (int i = 2; !_taken.Add(name); i++) name = $"{kernel.Name}_{i}";
        _methods.Add((name, kernel, body, isChoice));
        return _names[key] = name;
    }

    /// <summary>The file with the methods.</summary>
    /// <param name="program">The network.</param>
    /// <param name="purpose">What the file is for.</param>
    /// <param name="inner">Its namespace within that of the network, if it is not that itself.</param>
    public string Write(CompiledProgram program, string purpose, string inner = "")
    {
        var writer = FileHeader.BeginInternal(program, purpose, inner);
        using (writer.Begin("internal static class Kernels"))
        {
            WriteFields(writer);
            for (int i = 0; i < _methods.Count; i++)
            {
                if (i > 0) writer.Line();
                WriteMethod(writer, _methods[i]);
            }
        }

        if (_context.Tiles.Any()) WriteTiles(writer);
        return writer.ToString();
    }

    private void WriteFields(SourceWriter writer)
    {
        string[] fields = [.. _methods.Where(method => !method.IsChoice).Select(method => method.Kernel.Field(_context.Scalar)).Where(field => field.Length > 0).Distinct()];
        foreach (string field in fields) writer.Line(field);
        if (fields.Length > 0) writer.Line();
    }

    // Optimised from the first call: the first tier would run these loops some fifteen times slower.
    private void WriteMethod(SourceWriter writer, (string Name, Kernel Kernel, string Body, bool IsChoice) method)
    {
        writer.Line($"/// <summary>{Escape(method.Kernel.Formula)}</summary>");
        writer.Line($"[MethodImpl(MethodImplOptions.{(method.IsChoice ? "AggressiveInlining | MethodImplOptions.AggressiveOptimization" : "AggressiveOptimization")})]");
        using (writer.Begin($"internal static void {method.Name}({method.Kernel.Parameters(_context.Scalar)})")) writer.Lines(method.Body.TrimEnd('\n'));
    }

    private void WriteTiles(SourceWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>Innermost loops over a block of the result in registers; inlined, so that strides and counts are literals in them.</summary>");
        using (writer.Begin("internal static class Tiles"))
        {
            foreach (var rows in _context.Tiles.Select(tile => tile.Value).OfType<BlockTile>().GroupBy(tile => tile.RowsName)) rows.First().WriteRows(writer);
            foreach (var tile in _context.Tiles)
            {
                writer.Line();
                tile.Value.Write(writer, tile.Key);
            }
        }
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
