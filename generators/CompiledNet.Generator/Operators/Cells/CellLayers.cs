using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>The layers within a layer: their names, shapes and parameters, and how each is run.</summary>
/// <param name="outer">The layer that is made of them.</param>
/// <param name="layers">What is known of each node.</param>
/// <param name="tensors">Makes new tensors.</param>
internal sealed class CellLayers(GraphNode outer, ImmutableArray<Layer> layers, TensorFactory tensors)
{
    public CellGraph Cell { get; } = outer.Cell!;

    public CellSchedule Schedule { get; } = new(outer.Cell!);

    /// <summary>The name of a parameter of an inner layer as one of the outer layer.</summary>
    public static string NameOf(GraphNode outer, GraphNode node, string parameter) => $"{node.Name.Substring(outer.Name.Length + 1)}/{parameter}";

    /// <summary>Whether the node has something to train.</summary>
    public bool IsTrained(int node) => layers[node].Parameters.Any(parameter => parameter.Trainable);

    public Shape ShapeOf(int node) => layers[node].Output;

    public ImmutableArray<Shape> InputShapesOf(GraphNode node) => [.. node.Inputs.Select(ShapeOf)];

    /// <summary>A mask for each input of a node: there is none within a cell.</summary>
    public static ImmutableArray<FrameMask?> NoMasks(GraphNode node) => [.. node.Inputs.Select(_ => (FrameMask?)null)];

    /// <summary>The node under a number that no other node of the whole network has, as it draws random numbers by that.</summary>
    public GraphNode Numbered(GraphNode node) => node with { Id = (outer.Id + 1) * BlockExpander.MaximumNodes + node.Id };

    /// <summary>Parameters, or whatever there is one of for some of them, by the names that the node's layer gives them.</summary>
    public IReadOnlyDictionary<string, Matrix> Named(GraphNode node, Func<string, Matrix?> find)
    {
        var found = new Dictionary<string, Matrix>();
        foreach (var parameter in layers[node.Id].Parameters)
            if (find(NameOf(outer, node, parameter.Name)) is { } matrix) found[parameter.Name] = matrix;
        return found;
    }

    /// <summary>Emits a node and its activation; returns its result before and after that.</summary>
    public (Tensor Core, Tensor Value) Forward(GraphNode node, ForwardContext context, ImmutableArray<Tensor> inputs, Action<Kernel> kernels)
    {
        var inner = new ForwardContext(
            Numbered(node), layers[node.Id], context.Training, inputs, InputShapesOf(node), NoMasks(node), Named(node, context.OptionalParameter), tensors, kernels);
        var core = node.Operator.Forward(inner);
        if (node.Operator.ActivationOf(node.Spec) is not { } activation) return (core, core);
        core = tensors.Aligned(core, ShapeOf(node.Id), kernels);
        return (core, LayerActivation.Forward(activation, node.Name, ShapeOf(node.Id), core, tensors, kernels));
    }
}
