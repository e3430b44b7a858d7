using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>The kernel methods of a network; kernels with the same text are one method.</summary>
internal sealed class KernelLibrary(ElementType element, int vectorWidths)
{
    private readonly KernelContext _context = new(element, vectorWidths);
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<(string Name, Kernel Kernel, string Body)> _methods = [];

    /// <summary>The vector widths, widest first.</summary>
    public IReadOnlyList<Arm> Arms => _context.Arms;

    /// <summary>The name of the method that runs <paramref name="kernel"/>.</summary>
    public string MethodOf(Kernel kernel)
    {
        var text = new SourceWriter();
        kernel.WriteBody(text, _context);
        string body = text.ToString(), key = kernel.Parameters(_context.Scalar) + body;
        if (_names.TryGetValue(key, out var name)) return name;
        name = kernel.Name;
        for (int i = 2; !_taken.Add(name); i++) name = $"{kernel.Name}_{i}";
        _methods.Add((name, kernel, body));
        return _names[key] = name;
    }

    public string Write(CompiledProgram program)
    {
        var writer = FileHeader.BeginInternal(program, "the kernels, one method for every shape, and the register tiles that they share.");
        using (writer.Begin("internal static class Kernels"))
        {
            WriteFields(writer);
            for (int i = 0; i < _methods.Count; i++)
            {
                if (i > 0) writer.Line();
                WriteMethod(writer, _methods[i].Name, _methods[i].Kernel, _methods[i].Body);
            }
        }

        if (_context.Tiles.Any()) WriteTiles(writer);
        return writer.ToString();
    }

    private void WriteFields(SourceWriter writer)
    {
        string[] fields = [.. _methods.Select(method => method.Kernel.Field(_context.Scalar)).Where(field => field.Length > 0).Distinct()];
        foreach (string field in fields) writer.Line(field);
        if (fields.Length > 0) writer.Line();
    }

    // Optimised from the first call: the first tier would run these loops some fifteen times slower.
    private void WriteMethod(SourceWriter writer, string name, Kernel kernel, string body)
    {
        writer.Line($"/// <summary>{Escape(kernel.Formula)}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"internal static void {name}({kernel.Parameters(_context.Scalar)})")) writer.Lines(body.TrimEnd('\n'));
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
