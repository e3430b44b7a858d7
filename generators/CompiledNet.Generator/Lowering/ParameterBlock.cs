using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>All parameters of a network in one block: the trainable ones first, each at the start of a cache line.</summary>
internal sealed class ParameterBlock
{
    private readonly ILookup<int, PlacedParameter> _byNode;
    private readonly ImmutableArray<GraphNode> _nodes;

    public ParameterBlock(ShapedGraph shaped, ElementType element)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedParameter>();
        int offset = 0;
        foreach (bool trainable in new[] { true, false })
        {
            foreach (var (node, spec) in All(shaped).Where(pair => pair.Spec.Trainable == trainable))
            {
                var layout = LayoutOf(spec, element);
                placed.Add(new PlacedParameter(node, spec, new Matrix($"{node.Name} {spec.Name}", MatrixPlace.Parameter, layout, offset)));
                offset = checked(offset + Padding.RoundUp(layout.Length, Padding.LineLength(element)));
            }

            if (trainable) TrainableLength = offset;
        }

        Length = offset;
        Parameters = placed.ToImmutable();
        _nodes = shaped.Graph.Nodes;
        _byNode = Parameters.ToLookup(parameter => parameter.Node.Id);
    }

    public ImmutableArray<PlacedParameter> Parameters { get; }

    /// <summary>Numbers at the start of the block that are trained.</summary>
    public int TrainableLength { get; }

    /// <summary>Numbers in the block.</summary>
    public int Length { get; }

    /// <summary>The parameters of a node by the names that its layer gives them, wherever they are.</summary>
    public IReadOnlyDictionary<string, Matrix> Of(GraphNode node) => UsedBy(node).ToDictionary(use => use.Name, use => use.Parameter.Matrix);

    /// <summary>Where the gradients of those that are trained go.</summary>
    public IReadOnlyDictionary<string, Matrix> GradientsOf(GraphNode node) =>
        UsedBy(node).Where(use => use.Parameter.Spec.Trainable).ToDictionary(use => use.Name, use => use.Parameter.Matrix with { Place = MatrixPlace.Gradient });

    /// <summary>All parameters that a node uses: its own or those it shares, and the one of another layer that is its kernel.</summary>
    public IEnumerable<(string Name, PlacedParameter Parameter)> UsedBy(GraphNode node)
    {
        if (node.Tied is { } tied)
            yield return ("kernel", _byNode[_nodes[tied].Owner].First(parameter => parameter.Spec.Name == _nodes[tied].Operator.TiedParameter));
        foreach (var parameter in _byNode[node.Owner]) yield return (parameter.Spec.Name, parameter);
    }

    private static IEnumerable<(GraphNode Node, ParameterSpec Spec)> All(ShapedGraph shaped) =>
        shaped.Graph.Nodes.Where(node => node.Original is null).SelectMany(node => shaped.Layers[node.Id].Parameters.Select(spec => (node, spec)));

    private static MatrixLayout LayoutOf(ParameterSpec spec, ElementType element)
    {
        if (spec.Order == MemoryOrder.Transposed)
        {
            int axes = spec.Shape.Count, blocks = Product(spec.Shape.Take(axes - 2));
            return Layout(checked(blocks * spec.Shape[axes - 1]), spec.Shape[axes - 2]) with { Transposed = true, Blocks = blocks };
        }

        if (spec.Groups > 1)
        {
            int rows = Product(spec.Shape.Take(spec.Shape.Count - 1)), width = Padding.MatrixStride(spec.Shape[spec.Shape.Count - 1] / spec.Groups, element);
            int stride = checked(width * spec.Groups);
            return new MatrixLayout(rows, stride, stride, spec.Order == MemoryOrder.Rows ? stride : Padding.Panel(width, element), false);
        }

        int split = spec.Shape.Count - spec.ColumnAxes;
        var layout = Layout(Product(spec.Shape.Take(split)), Product(spec.Shape.Skip(split)));
        return spec.Order == MemoryOrder.Rows ? layout with { Panel = layout.Stride } : layout;

        MatrixLayout Layout(int rows, int columns)
        {
            int stride = Padding.MatrixStride(columns, element);
            return new MatrixLayout(rows, columns, stride, Padding.Panel(stride, element), false);
        }
    }

    private static int Product(IEnumerable<int> axes) => axes.Aggregate(1, (product, axis) => checked(product * axis));
}
