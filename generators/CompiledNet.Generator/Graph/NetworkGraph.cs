using System.Collections.Immutable;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>A network with all names bound and all blocks expanded; nodes stand in an order in which each follows its inputs.</summary>
/// <param name="Spec">The declaration.</param>
/// <param name="Nodes">All nodes; <see cref="GraphNode.Id"/> is the position.</param>
/// <param name="Outputs">The nodes that are outputs, in source order.</param>
internal sealed record NetworkGraph(NetworkSpec Spec, ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphOutput> Outputs)
{
    /// <summary>The properties of a graph that have to be implemented, in source order; none for a stack.</summary>
    public ImmutableArray<NodeProperty> Properties { get; init; } = [];
}
