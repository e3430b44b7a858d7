using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>Puts the copies of a block into a graph.</summary>
internal static class BlockExpander
{
    /// <summary>More nodes than this are refused: blocks within repeated blocks multiply.</summary>
    public const int MaximumNodes = 4096;

    /// <summary>Adds the nodes of the block's copies and returns the last node, or -1 if something is wrong.</summary>
    /// <param name="use">The layer that stands for the block.</param>
    /// <param name="name">Its name in the network.</param>
    /// <param name="sources">The nodes it reads.</param>
    /// <param name="nodes">The nodes so far.</param>
    /// <param name="attributeId">The attribute that problems are shown on.</param>
    /// <param name="problems">Where they go.</param>
    /// <param name="states">Takes the states of a cell; null where there is none.</param>
    /// <param name="token">Tells whether the graph is still wanted.</param>
    public static int Expand(
        NodeSpec use, string name, ImmutableArray<int> sources, List<GraphNode> nodes, int attributeId, ICollection<Problem> problems, List<CellState>? states, CancellationToken token)
    {
        if (InputFault(use, name, sources.Length, attributeId) is { } fault)
        {
            problems.Add(fault);
            return -1;
        }

        if (states is null && CellBinder.HasStates(use.Block!)) return Fail(ProblemCode.StateOutsideCell, name, $"uses the block {use.Block!.Type.Spoken}, which has a state");
        double repeat = use.Arguments.FirstOrDefault(argument => argument.Name == "Repeat") is { Numbers.Count: 1 } argument ? argument.Numbers[0] : 1;
        if (repeat < 1) return Fail(ProblemCode.ArgumentOutOfRange, name, "Repeat", Number((int)repeat), "at least 1");

        var around = OperatorTable.Find(use.Operator);
        if (around is not null) sources = [.. sources.Select((source, index) => Add(around, $"{name}/frames{(index == 0 ? "" : Number(index + 1))}", source))];
        int result = -1;
        for (int copy = 1; copy <= repeat; copy++)
        {
            // What is wrong with the names in a block is wrong wherever it is used, and reported on the block itself.
            var inner = new List<Problem>();
            var scope = new GraphScope(use.Block!, nodes, inner)
            {
                Prefix = $"{name}/{Number(copy)}/",
                Inputs = sources,
                AttributeId = attributeId,
                States = states,
                Token = token,
            };
            bool isComplete = scope.Bind();
            if (nodes.Count > MaximumNodes) return Fail(ProblemCode.TooManyLayers, name, Number(nodes.Count), Number(MaximumNodes));
            if (!isComplete || inner.Count > 0) return -1;
            result = scope.Results[scope.Results.Count - 1];
            sources = sources.SetItem(0, result);
        }

        return around?.Closing is { } closing ? Add(closing, name, result) : result;

        int Add(Operator layer, string node, int source)
        {
            nodes.Add(new GraphNode(nodes.Count, node, layer, [source], use with { AttributeId = attributeId }));
            return nodes.Count - 1;
        }

        int Fail(ProblemCode code, params string[] arguments)
        {
            problems.Add(new Problem(code, attributeId, arguments.ToEquatableArray()));
            return -1;
        }
    }

    /// <summary>That a block has another number of inputs than it is given, or null.</summary>
    public static Problem? InputFault(NodeSpec use, string name, int given, int attributeId)
    {
        int inputs = use.Block!.Nodes.Count(GraphScope.IsInput);
        return inputs == given || inputs == 0
            ? null
            : new Problem(ProblemCode.WrongInputCount, attributeId, new[] { name, use.Block.Type.Spoken, Number(inputs) + (inputs == 1 ? " layer" : " layers"), Number(given) }.ToEquatableArray());
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
