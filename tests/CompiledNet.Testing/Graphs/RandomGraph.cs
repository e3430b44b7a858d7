using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Testing;

/// <summary>A random network: its declaration, and the same as layers that an interpreter can follow.</summary>
public sealed class RandomGraph
{
    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 8, 16, 17];
    private static readonly string[] Activations = ["Tanh", "Sigmoid", "SiLU", "Softplus", "ELU", "ReLU", "LeakyReLU", "Softsign"];
    private static readonly string[] Kinds =
        ["Dense", "Dense", "Dense", "Activation", "Softmax", "Dropout", "Flatten", "Reshape", "Concatenate", "Concatenate", "Block", "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"];

    private readonly Choices _choices;
    private readonly List<GraphLayer> _layers = [];
    private readonly List<(string Name, string Attribute, GraphLayer Result)> _nodes = [];
    private readonly HashSet<string> _read = [];

    /// <summary>The graph that some drawn numbers, none negative, choose; <paramref name="number"/> keeps the names of a batch apart.</summary>
    public RandomGraph(int number, int[] drawn)
    {
        _choices = new Choices(drawn);
        Number = number;
        Blocks = $$"""
            [Block] public sealed partial class Residual{{number}}
            {
                [Input] public partial Node X { get; }
                [Dense<Tanh>] public partial Node A { get; }
                [Add(nameof(X), nameof(A))] public partial Node Sum { get; }
            }
            """;
        int inputs = _choices.Next(1, 3);
        for (int i = 0; i < inputs; i++) AddInput();
        for (int i = 0; i < inputs; i++) AddDense(_nodes[i].Result);
        for (int count = _choices.Next(3, 9); count > 0; count--) AddLayer();
        Source = new NetworkSource($"graph {number}", Declaration());
    }

    /// <summary>Its number within a batch.</summary>
    public int Number { get; }

    /// <summary>The network in short form.</summary>
    public NetworkSource Source { get; }

    /// <summary>The block that it may use.</summary>
    public string Blocks { get; }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<GraphLayer> Layers => _layers;

    /// <summary>The outputs in order, each with the weight of its mean squared error, 0 for none.</summary>
    public List<(GraphLayer Layer, float Weight)> Outputs { get; } = [];

    private T Any<T>(IReadOnlyList<T> items) => items[_choices.Next(items.Count)];

    private string NextName => $"Layer{_nodes.Count}";

    private void Add(string attribute, GraphLayer layer)
    {
        foreach (string input in layer.Inputs) _read.Add(input);
        _layers.Add(layer);
        _nodes.Add((layer.Name, attribute, layer));
    }

    private void AddInput()
    {
        int[] shape = [.. Enumerable.Range(0, _choices.Next(1, 4)).Select(_ => Lengths[_choices.Next(5)])];
        Add($"Input({string.Join(", ", shape)})", new GraphLayer(NextName, "Input", [], shape));
    }

    private void AddDense(GraphLayer from)
    {
        int units = Any(Lengths.Where(length => length * from.Size / from.Channels <= 96).ToList());
        string? activation = _choices.Next(3) > 0 ? Any(Activations) : null;
        bool bias = _choices.Next(4) > 0;
        string arguments = $"({units}, From = nameof({Property(from)}){(bias ? "" : ", UseBias = false")})";
        Add($"Dense{(activation is null ? "" : $"<{activation}>")}{arguments}", new GraphLayer(NextName, "Dense", [from.Name], [.. from.Shape[..^1], units]) { Activation = activation, UseBias = bias });
    }

    private void AddLayer()
    {
        var from = Any(_nodes).Result;
        string kind = Any(Kinds), source = $"From = nameof({Property(from)})";
        switch (kind)
        {
            case "Dense":
                AddDense(from);
                break;
            case "Activation":
                string activation = Any(Activations);
                Add($"Activation<{activation}>({source})", new GraphLayer(NextName, kind, [from.Name], from.Shape) { Activation = activation });
                break;
            case "Softmax":
                Add($"Softmax({source})", new GraphLayer(NextName, kind, [from.Name], from.Shape) { Activation = kind });
                break;
            case "Dropout":
                Add($"Dropout(0.5, {source})", new GraphLayer(NextName, kind, [from.Name], from.Shape));
                break;
            case "Flatten":
                Add($"Flatten({source})", new GraphLayer(NextName, kind, [from.Name], [from.Size]));
                break;
            case "Reshape":
                int rows = Any(Enumerable.Range(1, from.Size).Where(rows => from.Size % rows == 0).ToList());
                Add($"Reshape({rows}, {from.Size / rows}, {source})", new GraphLayer(NextName, kind, [from.Name], [rows, from.Size / rows]));
                break;
            case "Concatenate":
                AddConcatenation(from);
                break;
            case "Block":
                AddBlock(from);
                break;
            default:
                var others = _nodes.Select(node => node.Result).Where(other => other.Shape.SequenceEqual(from.Shape)).ToList();
                GraphLayer[] merged = [from, .. Enumerable.Range(0, kind == "Subtract" ? 1 : _choices.Next(1, 3)).Select(_ => Any(others))];
                Add($"{kind}({Names(merged)})", new GraphLayer(NextName, kind, [.. merged.Select(layer => layer.Name)], from.Shape));
                break;
        }
    }

    private void AddConcatenation(GraphLayer from)
    {
        int axis = _choices.Next(from.Shape.Length);
        var others = _nodes.Select(node => node.Result)
            .Where(other => other.Shape.Length == from.Shape.Length && from.Shape.Index().All(item => item.Index == axis || other.Shape[item.Index] == item.Item)).ToList();
        GraphLayer[] parts = [from, .. Enumerable.Range(0, _choices.Next(1, 3)).Select(_ => Any(others))];
        int[] shape = [.. from.Shape];
        shape[axis] = parts.Sum(part => part.Shape[axis]);
        if (shape.Aggregate(1, (product, length) => product * length) > 96) return;
        Add($"Concatenate({Names(parts)}, Axis = {axis})", new GraphLayer(NextName, "Concatenate", [.. parts.Select(part => part.Name)], shape) { Axis = axis });
    }

    private void AddBlock(GraphLayer from)
    {
        int repeat = _choices.Next(1, 4);
        string name = NextName;
        var last = from;
        _read.Add(from.Name);
        for (int copy = 1; copy <= repeat; copy++)
        {
            var dense = new GraphLayer($"{name}/{copy}/A", "Dense", [last.Name], from.Shape) { Activation = "Tanh" };
            var sum = new GraphLayer($"{name}/{copy}/Sum", "Add", [last.Name, dense.Name], from.Shape);
            _layers.AddRange([dense, sum]);
            last = sum;
        }

        // Within the declaration the block goes by the name of the property; the layers know its last node.
        _nodes.Add((name, $"Block<Residual{Number}>(nameof({Property(from)}), Repeat = {repeat})", last));
    }

    private static string Names(GraphLayer[] layers) => string.Join(", ", layers.Select(layer => $"nameof({Property(layer)})"));

    private static string Property(GraphLayer layer) => layer.Name.Split('/')[0];

    private string Declaration()
    {
        var parts = new List<string>();
        foreach (var (name, attribute, result) in _nodes)
        {
            string output = "";
            if (!_read.Contains(result.Name))
            {
                float weight = Outputs.Count > 0 && _choices.Next(4) == 0 ? 0 : _choices.Next(1, 5) / 2f;
                Outputs.Add((result, weight));
                output = weight == 0 ? ", Output" : FormattableString.Invariant($", Output<MeanSquaredError>(Weight = {weight}f)");
            }

            parts.Add($"{name}: [{attribute}{output}]");
        }

        return string.Join(" | ", parts);
    }
}
