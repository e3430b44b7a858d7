using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Generator.Emission;

/// <summary>The table of layers that opens every emitted file.</summary>
internal static class NetworkTable
{
    public static IEnumerable<string> Lines(CompiledProgram program)
    {
        var rows = new List<string[]> { new[] { "layer", "operator", "output", "parameters", "multiply-adds", "reads" } };
        foreach (var node in program.Shaped.Graph.Nodes)
        {
            var layer = program.Shaped.Layers[node.Id];
            int parameters = layer.Parameters.Sum(parameter => parameter.Shape.Aggregate(1, (product, axis) => product * axis));
            rows.Add([node.Name, layer.Label, layer.Output.ToString(), Number(parameters), Number(layer.MultiplyAdds), string.Join(", ", node.Inputs.Select(input => program.Shaped.Graph.Nodes[input].Name))]);
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column is 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
