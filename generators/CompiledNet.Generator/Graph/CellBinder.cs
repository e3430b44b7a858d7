using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>Puts a layer into a graph that takes a block through a sequence; the block stays a graph of its own.</summary>
internal static class CellBinder
{
    /// <summary>Adds the layer and returns its node, or -1 if something is wrong.</summary>
    /// <param name="use">The layer.</param>
    /// <param name="name">Its name in the network.</param>
    /// <param name="sources">The nodes it reads.</param>
    /// <param name="nodes">The nodes so far.</param>
    /// <param name="attributeId">The attribute that problems are shown on.</param>
    /// <param name="problems">Where they go.</param>
    /// <param name="token">Tells whether the graph is still wanted.</param>
    public static int Bind(NodeSpec use, string name, ImmutableArray<int> sources, List<GraphNode> nodes, int attributeId, ICollection<Problem> problems, CancellationToken token)
    {
        string block = use.Block!.Type.Spoken;
        var fault = BlockExpander.InputFault(use, name, sources.Length, attributeId);
        if (fault is null && !HasStates(use.Block)) fault = new Problem(ProblemCode.CellWithoutState, attributeId, new[] { name, block }.ToEquatableArray());
        if (fault is not null)
        {
            problems.Add(fault);
            return -1;
        }

        // What is wrong with the names in a block is reported on the block itself.
        var (inner, states, found) = (new List<GraphNode>(), new List<CellState>(), new List<Problem>());
        var scope = new GraphScope(use.Block, inner, found) { Prefix = name + "/", States = states, AttributeId = attributeId, Token = token };
        if (!scope.Bind() || found.Count > 0) return -1;
        if (inner.FirstOrDefault(node => node.Original is not null || node.Tied is not null) is { } shared)
        {
            problems.Add(new Problem(ProblemCode.SharingInCell, attributeId, new[] { name, block, shared.Name.Substring(name.Length + 1) }.ToEquatableArray()));
            return -1;
        }

        var cell = new CellGraph([.. inner], [.. states], scope.Results[scope.Results.Count - 1]);
        nodes.Add(new GraphNode(nodes.Count, name, OperatorTable.Find(use.Operator)!, sources, use with { AttributeId = attributeId }) { Cell = cell });
        return nodes.Count - 1;
    }

    /// <summary>Whether a block, or one that it is built of, has a state for whoever takes it through a sequence.</summary>
    public static bool HasStates(NetworkSpec block) => HasStates(block, []);

    // A block that is used several times is looked at once.
    private static bool HasStates(NetworkSpec block, HashSet<TypeSpec> seen) =>
        seen.Add(block.Type) && block.Nodes.Any(node => GraphScope.IsState(node) || node.Block is { } inner && !IsCell(node) && HasStates(inner, seen));

    /// <summary>Whether the layer takes its block through a sequence.</summary>
    public static bool IsCell(NodeSpec node) => OperatorTable.Find(node.Operator) is { RunsCell: true };
}
