using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Cells;

internal sealed partial class CellOperator
{
    public override Layer? Infer(InferenceContext context)
    {
        var cell = context.Node.Cell!;
        foreach (var shape in context.Inputs)
        {
            if (shape.Rank < 2) return context.FailShape("a sequence, [steps, …]", shape, ShapeRemedy.Sequence(shape));
            if (shape.Dimensions[0] != context.Input.Dimensions[0])
                return context.FailShape($"sequences of {context.Input.Dimensions[0]} steps as the first", shape, "give all inputs the same number of steps, by [RepeatVector], [Cropping1D] or [ZeroPadding1D]");
        }

        var layers = ImmutableArray.CreateBuilder<Layer>();
        foreach (var node in cell.Nodes)
        {
            int input = cell.Inputs.IndexOf(node.Id);
            var layer = input >= 0 ? new Layer(FrameOf(context.Inputs[input]), [], 0, "Input") : Infer(context, node, layers);
            if (layer is null) return null;
            layers.Add(layer);
        }

        foreach (var state in cell.States)
        {
            Shape own = layers[state.Node].Output, next = layers[state.Next].Output;
            if (own != next) return context.Within(cell.Nodes[state.Node], []).Fail(ProblemCode.StateShape, own.ToString(), cell.Nodes[state.Next].Name, next.ToString());
        }

        int steps = context.Input.Dimensions[0];
        bool sequence = GivesSequence(context.Node.Spec);
        var result = layers[cell.Result].Output;
        var parameters = cell.Nodes.SelectMany(node => layers[node.Id].Parameters.Select(parameter => parameter with { Name = CellLayers.NameOf(context.Node, node, parameter.Name) }));
        var schedule = new CellSchedule(cell);
        return new Layer(
            sequence ? Shape.Of([steps, .. result.Dimensions]) : result,
            parameters.ToEquatableArray(),
            cell.Nodes.Sum(node => checked(layers[node.Id].MultiplyAdds * (sequence || !schedule.IsAfter(node.Id) ? steps : 1))),
            $"Recurrent({context.Node.Spec.Block!.Type.Spoken})") { Cell = layers.ToImmutable() };
    }

    private static Layer? Infer(InferenceContext context, GraphNode node, ImmutableArray<Layer>.Builder layers)
    {
        var inner = context.Within(node, [.. node.Inputs.Select(input => layers[input].Output)]);
        if (!node.Operator.RunsOnFrames) return inner.Fail(ProblemCode.CannotRunOnFrames, node.Operator.Name, "has no sequence to go through");
        if (node.Operator.CouplesSamples(node.Spec)) return inner.Fail(ProblemCode.CannotRunOnFrames, node.Operator.Name, "would see the batch of a single step");
        var layer = node.Operator.Infer(inner);
        return layer?.Parameters.Any(parameter => parameter.AdaptedTo is not null) == true
            ? inner.Fail(ProblemCode.CannotRunOnFrames, node.Operator.Name, "cannot be adapted to data")
            : layer;
    }

    private static Shape FrameOf(Shape sequence) => Shape.Of([.. sequence.Dimensions.Skip(1)]);
}
