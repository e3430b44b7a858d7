using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Generator.Emission;

/// <summary>The table of layers that opens every emitted file.</summary>
internal static class NetworkTable
{
    // Of longer names, such as those of blocks within blocks, the end is shown; longer cells just push on what follows them.
    private const int WidestColumn = 60;

    public static IEnumerable<string> Lines(CompiledProgram program)
    {
        var rows = new List<string[]> { new[] { "layer", "operator", "output", "parameters", "multiply-adds", "reads" } };
        foreach (var node in program.Shaped.Graph.Nodes)
        {
            var layer = program.Shaped.Layers[node.Id];
            int parameters = layer.Parameters.Sum(parameter => parameter.Shape.Aggregate(1, (product, axis) => product * axis));
            rows.Add([Shown(node.Name), layer.Label, layer.Output.ToString(), Number(parameters), Number(layer.MultiplyAdds), string.Join(", ", node.Inputs.Select(input => Shown(program.Shaped.Graph.Nodes[input].Name)))]);
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => Math.Min(WidestColumn, rows.Max(row => row[column].Length)))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column is 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Shown(string name) => name.Length <= WidestColumn ? name : "…" + name.Substring(name.Length - WidestColumn + 1);

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
