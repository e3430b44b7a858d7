using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>A layer within a <see cref="NetworkGraph"/>.</summary>
/// <param name="Id">Its position in the graph.</param>
/// <param name="Name">Unique within the network, such as <c>dense_1</c>, <c>Hidden</c> or <c>Body/2/A</c> for a node of a repeated block.</param>
/// <param name="Operator">What it computes.</param>
/// <param name="Inputs">The positions of the nodes it reads, all smaller than its own.</param>
/// <param name="Spec">Its declaration.</param>
internal sealed record GraphNode(int Id, string Name, Operator Operator, ImmutableArray<int> Inputs, NodeSpec Spec)
{
    /// <summary>One step of the layer, if it takes a block through a sequence.</summary>
    public CellGraph? Cell { get; init; }

    /// <summary>The node whose parameters it has, if they are not its own.</summary>
    public int? Original { get; init; }

    /// <summary>The node one of whose parameters it uses transposed, if it does.</summary>
    public int? Tied { get; init; }

    /// <summary>The node under which its own parameters are.</summary>
    public int Owner => Original ?? Id;
}
