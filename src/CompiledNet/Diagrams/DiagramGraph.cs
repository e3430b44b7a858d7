using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Diagrams;

/// <summary>What a drawing of a network shows: its inputs and layers as boxes, each behind those it reads.</summary>
internal sealed class DiagramGraph
{
    private readonly List<DiagramNode> _nodes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public DiagramGraph(NetworkDescription network)
    {
        Name = network.Name;
        foreach (var input in network.Inputs) Add(new DiagramNode(input.Name, "Input", [], ShapeOf(input.Shape), 0));
        foreach (var layer in network.Layers) if (!_numbers.ContainsKey(layer.Name)) Add(layer);

        // An output that is a block has the block's name; its last layer's name begins with that.
        foreach (var output in network.Outputs)
        {
            int number = _numbers.TryGetValue(output.Name, out int own) ? own : _nodes.FindLastIndex(node => node.Name.StartsWith(output.Name + "/", StringComparison.Ordinal));
            if (number >= 0) _nodes[number] = _nodes[number] with { IsOutput = true };
        }
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The boxes.</summary>
    public IReadOnlyList<DiagramNode> Nodes => _nodes;

    /// <summary>A shape as Keras shows it.</summary>
    private static string ShapeOf(IReadOnlyList<int> shape) => shape.Count == 0 ? "(None)" : $"(None, {string.Join(", ", shape)})";

    private void Add(LayerDescription layer)
    {
        int[] sources = [.. layer.Inputs.Select(input => _numbers[input])];
        Add(new DiagramNode(layer.Name, layer.Operator, [.. sources.Select(source => _nodes[source].OutputShape)], ShapeOf(layer.OutputShape), layer.ParameterCount)
        {
            Sources = sources,
            WeightsOf = layer.WeightsOf is { } owner ? _numbers[owner] : null,
        });
    }

    private void Add(DiagramNode node)
    {
        _numbers.Add(node.Name, _nodes.Count);
        _nodes.Add(node);
    }
}
