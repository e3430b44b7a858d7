using System.Collections.Immutable;
using System.Linq;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// One step of a recurrence that a user wrote, with all names bound. Its nodes count from 0; inputs and states are among them.
/// </summary>
/// <param name="Nodes">All nodes; each follows those it reads.</param>
/// <param name="States">What is carried from step to step; the only way back in the graph.</param>
/// <param name="Result">The node that comes out of a step.</param>
internal sealed record CellGraph(ImmutableArray<GraphNode> Nodes, ImmutableArray<CellState> States, int Result)
{
    /// <summary>The nodes that stand for what the layer reads, in order.</summary>
    public ImmutableArray<int> Inputs { get; } = [.. Nodes.Where(IsInput).Select(node => node.Id)];

    /// <summary>The nodes that compute something.</summary>
    public ImmutableArray<GraphNode> Layers { get; } = [.. Nodes.Where(node => !IsInput(node) && !node.Operator.IsState)];

    private static bool IsInput(GraphNode node) => node.Operator is { MaximumInputs: 0, IsState: false };
}
