using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Which masks travel where: through each layer as it says itself, and around the layers of a block that runs on every
/// frame. To those a frame is a sample, and a mask of the sequence says nothing about what is within it.
/// </summary>
internal sealed class MaskFlow
{
    private readonly Dictionary<int, FrameMask?> _masks = [];
    private readonly HashSet<int> _frames = [];

    /// <summary>Which frames of a node's result count; null if all do.</summary>
    public FrameMask? Of(int node) => _masks[node];

    /// <summary>The masks that a layer sees of what it reads.</summary>
    public ImmutableArray<FrameMask?> ReadBy(GraphNode node) => [.. node.Inputs.Select(input => IsOnFrames(node) ? null : _masks[input])];

    /// <summary>Takes note of an input.</summary>
    public void AddInput(GraphNode node) => _masks[node.Id] = null;

    /// <summary>Takes note of a layer, when it has been lowered.</summary>
    public void Add(GraphNode node, ForwardContext context)
    {
        bool givesFrames = node.Operator.Closing is not null || IsOnFrames(node);
        if (givesFrames) _frames.Add(node.Id);
        _masks[node.Id] = givesFrames ? FrameMask.Any(node.Inputs.Select(Of)) : node.Operator.Mask(context);
    }

    private bool IsOnFrames(GraphNode node) => !node.Operator.GathersFrames && node.Inputs.Any(_frames.Contains);
}
