using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Concatenate;

/// <summary>Joins layers along one axis, the last unless told otherwise.</summary>
internal sealed class ConcatenateOperator : Operator
{
    public override string Name => "Concatenate";

    public override bool KeepsWholeNumbers(NodeSpec node) => true;

    public override bool StaysBetweenNumbers => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [new("Axis", context => OptionText.Of(Axis(context.Node, context.Inputs[0])))];

    public override int MinimumInputs => 2;

    public override int MaximumInputs => int.MaxValue;

    public override Layer? Infer(InferenceContext context)
    {
        int rank = context.Input.Rank, given = (int)context.Number("Axis", -1), axis = given < 0 ? given + rank : given;
        if (axis < 0 || axis >= rank)
            return context.Fail(ProblemCode.ArgumentOutOfRange, "axis", given.ToString(), $"{-rank} to {rank - 1} for inputs of shape {context.Input}");
        foreach (var shape in context.Inputs)
        {
            bool fits = shape.Rank == rank && Enumerable.Range(0, rank).All(i => i == axis || shape.Dimensions[i] == context.Input.Dimensions[i]);
            if (!fits) return context.FailShape($"inputs like {context.Input} in all axes but {axis}", shape, ShapeRemedy.Alike(context.Input, shape));
        }

        var dimensions = context.Input.Dimensions.ToArray();
        dimensions[axis] = context.Inputs.Aggregate(0, (sum, shape) => checked(sum + shape.Dimensions[axis]));
        return new Layer(Shape.Of(dimensions), EquatableArray<ParameterSpec>.Empty, 0, "Concatenate");
    }

    // Where positions are joined, a mask would have to be, too: it ends here.
    public override FrameMask? Mask(ForwardContext context) => Blocks(context.Node.Spec, context.InputShape) == context.OutputShape.Positions ? FrameMask.Any(context.Masks) : null;

    public override StepRule StepRuleOf(StepInference context) => Blocks(context.Node, context.Input) > 1 || context.Input.Dimensions[0] == context.Output.Dimensions[0]
        ? context.FrameByFrame()
        : StepRule.Cannot("it puts one sequence behind the other");

    public override Tensor Forward(ForwardContext context)
    {
        int blocks = Blocks(context.Node.Spec, context.InputShape), total = context.OutputShape.Size / blocks, offset = 0;
        bool last = blocks == context.OutputShape.Positions;
        var joined = last ? context.NewOutput() : context.New("joined", Shape.Of(context.OutputShape.Size));
        for (int i = 0; i < context.Inputs.Length; i++)
        {
            int length = context.InputShapes[i].Size / blocks;
            var part = last ? context.Inputs[i] : context.Reshaped(context.Inputs[i], Shape.Of(context.InputShapes[i].Size));
            context.Emit(new Copy(part, joined, blocks, length, 0, length, offset, total));
            offset += length;
        }

        return last ? joined : context.Reshaped(joined, context.OutputShape);
    }

    public override void Backward(BackwardContext context)
    {
        int size = context.InputShapes.Sum(shape => shape.Size);
        int blocks = Blocks(context.Node.Spec, context.InputShapes[0]), offset = 0;
        bool last = blocks == context.OutputGradient.Positions;
        var gradient = last ? context.OutputGradient : context.Reshaped(context.OutputGradient, Shape.Of(size));
        for (int i = 0; i < context.Inputs.Length; i++)
        {
            int length = context.InputShapes[i].Size / blocks;
            if (context.Needs(i))
            {
                var part = last ? context.NewInputGradient(i) : context.New($"part {i}", Shape.Of(context.InputShapes[i].Size));
                context.Emit(new Copy(gradient, part, blocks, length, offset, size / blocks, 0, length));
                if (!last) context.PassOnReshaped(i, part);
            }

            offset += length;
        }
    }

    // The axes before the joined one count the blocks.
    private static int Blocks(NodeSpec node, Shape input) => input.Dimensions.Take(Axis(node, input)).Aggregate(1, (product, dimension) => product * dimension);

    private static int Axis(NodeSpec node, Shape input) => (int)node.Number("Axis", -1) is var given && given < 0 ? given + input.Rank : given;
}
