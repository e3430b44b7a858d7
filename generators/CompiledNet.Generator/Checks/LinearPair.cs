using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Operators.Dense;

namespace CompiledNet.Generator.Checks;

/// <summary>A dense layer without activation that nothing but one other dense layer reads.</summary>
internal static class LinearPair
{
    public static IEnumerable<Problem> Find(ShapedGraph network)
    {
        var outputs = new HashSet<int>(network.Graph.Outputs.Select(output => output.NodeId));
        var readers = network.Graph.Nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);
        return network.Graph.Nodes
            .Where(node => IsLinear(node) && !outputs.Contains(node.Id) && readers[node.Id].Count() == 1 && readers[node.Id].First().Operator is DenseOperator)
            .Select(node => NetworkChecks.Doubt(ProblemCode.LinearBeforeDense, node.Spec.AttributeId, node.Name, readers[node.Id].First().Name));
    }

    private static bool IsLinear(GraphNode node) =>
        node.Operator is DenseOperator && node.Operator.ActivationOf(node.Spec) is null or { BuiltIn: true, Name: "Linear" };
}
