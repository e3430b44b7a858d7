using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Checks;

/// <summary>Numbers that layers compute, taken for ids: their digits behind the point are cut off, and no gradient goes back.</summary>
internal static class ComputedIds
{
    public static IEnumerable<Problem> Find(ShapedGraph network)
    {
        foreach (var node in network.Graph.Nodes.Where(node => node.Operator.Vocabulary(node.Spec) is not null))
            if (Computing(network.Graph, node.Inputs[0], []) is { } computing)
                yield return NetworkChecks.Doubt(ProblemCode.ComputedIds, node.Spec.AttributeId, node.Name, network.Graph.Nodes[computing].Name);
    }

    // The nearest layer before that may give other numbers than whole ones; null if there is none. No node is looked at twice.
    private static int? Computing(NetworkGraph network, int id, HashSet<int> seen)
    {
        var node = network.Nodes[id];
        if (!node.Operator.KeepsWholeNumbers(node.Spec)) return id;
        return seen.Add(id) ? node.Inputs.Select(input => Computing(network, input, seen)).FirstOrDefault(found => found is not null) : null;
    }
}
