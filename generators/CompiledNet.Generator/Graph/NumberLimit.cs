using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>Looks for arguments that are written with double precision, and that a network of single precision would take for infinite.</summary>
internal static class NumberLimit
{
    /// <summary>Reports them; infinity itself may be meant.</summary>
    public static void Check(NetworkGraph graph, ICollection<Problem> problems)
    {
        if (graph.Spec.ElementType == ElementType.Double) return;
        foreach (var node in graph.Nodes.SelectMany(node => node.Cell is { } cell ? [node, .. cell.Nodes] : new[] { node }))
            foreach (var argument in node.Spec.Arguments.Where(argument => argument.Numbers.Any(IsBeyond)))
                problems.Add(new Problem(ProblemCode.ArgumentOutOfRange, node.Spec.AttributeId, new[]
                {
                    node.Name, Argument.ParameterName(argument.Name), argument.Numbers.First(IsBeyond).ToString("G9", CultureInfo.InvariantCulture),
                    "a number that float can hold, within -3.4E+38 to 3.4E+38, in a network of single precision",
                }.ToEquatableArray()));
    }

    private static bool IsBeyond(double number) => Math.Abs(number) > float.MaxValue && !double.IsInfinity(number);
}
