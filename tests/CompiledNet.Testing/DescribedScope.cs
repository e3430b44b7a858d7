using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Testing;

/// <summary>One class of a declaration that is written from a description: a network, or a block with the layers of its own.</summary>
/// <param name="network">The network's class, after which its blocks are called.</param>
/// <param name="classes">Takes the blocks it uses.</param>
/// <param name="prefix">What the names of its layers begin with.</param>
/// <param name="layers">The names of all its layers, inputs among them.</param>
internal sealed class DescribedScope(string network, List<string> classes, string prefix, IEnumerable<string> layers)
{
    private const string Frames = "TimeDistributed";

    private readonly Dictionary<string, string> _names = layers.Select((layer, i) => (layer, i)).ToDictionary(
        pair => pair.layer, pair => Local(pair.layer, prefix) is var local && DescribedDeclaration.IsNamed(local) ? local : $"Layer{pair.i}");

    private readonly List<string> _properties = [];

    /// <summary>Adds a property.</summary>
    public void Add(string layer, string attributes) => _properties.Add($"    [{attributes}] public partial Node {_names[layer]} {{ get; }}");

    /// <summary>Adds layers in their order, each with what <paramref name="output"/> says of it as an output.</summary>
    public void Add(IReadOnlyList<LayerDescription> described, Func<string, string> output)
    {
        for (int i = 0; i < described.Count; i++)
        {
            var layer = described[i];
            string attribute;
            if (layer.Kind == Frames)
            {
                int first = i;
                string block = layer.Name[..layer.Name.LastIndexOf('/')];
                i = described.TakeWhile(other => other.Kind != Frames || other.Name != block).Count();
                attribute = OnFrames(block, [.. described.Skip(first).Take(i - first)]);
                layer = described[i];
            }
            else if (layer is { Cell: { } cell, WeightsOf: null }) attribute = Recurrent(layer, cell);
            else attribute = DescribedLayer.Attribute(layer, described.Any(other => other.Name == layer.WeightsOf && other.Kind == layer.Kind), _names);

            Add(layer.Name, attribute + output(layer.Name));
        }
    }

    /// <summary>The class with all that was added.</summary>
    public string Class(string attribute, string name) => $"[{attribute}] public partial class {name}\n{{\n{string.Join("\n", _properties)}\n}}";

    // A block on every frame: layers that take frames for samples, what computes, and behind them the layer that gives the sequence.
    private string OnFrames(string block, IReadOnlyList<LayerDescription> layers)
    {
        var frames = layers.TakeWhile(layer => layer.Kind == Frames && layer.Name.StartsWith(block + "/frames", StringComparison.Ordinal)).ToList();
        string[] sources = [.. frames.Select(layer => $"nameof({_names[layer.Inputs[0]]})")];
        var inner = layers.Skip(frames.Count).ToList();
        string? owner = inner.Select(layer => layer.WeightsOf).FirstOrDefault(other => other is not null && !other.StartsWith(block + "/", StringComparison.Ordinal));
        if (owner is not null) return $"Shared({string.Join(", ", sources.Prepend($"nameof({_names[_names.Keys.Where(layer => owner.StartsWith(layer + "/", StringComparison.Ordinal)).MinBy(layer => layer.Length)!]})"))})";

        var scope = Inner(block + "/1/", layers);
        foreach (var frame in frames) scope.Add(frame.Name, "Input");
        scope.Add(inner, _ => "");
        return $"{Frames}<{Close(scope)}>({string.Join(", ", sources)})";
    }

    private string Recurrent(LayerDescription layer, CellDescription cell)
    {
        var scope = Inner(layer.Name + "/", cell.Layers);
        scope.Add(cell.Layers, _ => "");
        return DescribedLayer.Recurrent(layer, Close(scope), _names);
    }

    private DescribedScope Inner(string prefix, IEnumerable<LayerDescription> layers) => new(network, classes, prefix, layers.Select(layer => layer.Name));

    private static string Local(string layer, string prefix) => layer.StartsWith(prefix, StringComparison.Ordinal) ? layer[prefix.Length..] : layer;

    private string Close(DescribedScope scope)
    {
        string name = $"{network}Block{classes.Count}";
        classes.Add(scope.Class("Block", name));
        return name;
    }
}
