using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>Cuts off both ends of the <paramref name="axes"/> axes before the channels.</summary>
internal sealed class CroppingOperator(int axes) : MovementOperator
{
    // Keras: 1 for Cropping1D, 0 for Cropping2D.
    private readonly int _otherwise = Otherwise(axes);

    public override string Name => $"Cropping{axes}D";

    public override IReadOnlyList<OptionRule> Options { get; } = [new("Cropping", context => Margins.Text(context.Node, "Cropping", axes, Otherwise(axes)))];

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != axes + 1) return context.FailAxes(axes, context.Input);
        if (Margins.Of(context.Node.Spec, "Cropping", axes, _otherwise) is not { } margins || margins.Any(margin => margin.Before < 0 || margin.After < 0))
            return context.FailCount("cropping", Margins.Expected(axes));
        int[] lengths = [.. margins.Select((margin, axis) => checked(context.Input.Dimensions[axis] - margin.Before - margin.After))];
        if (lengths.Any(length => length < 1)) return context.FailShape("an input of which something is left after cropping", context.Input, "crop less");
        return new Layer(Shape.Of([.. lengths, context.Input.Channels]), EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    public override StepRule StepRuleOf(StepInference context) => Margins.Of(context.Node, "Cropping", axes, _otherwise)![0].After == 0
        ? context.FrameByFrame()
        : StepRule.Cannot("it leaves out the last frames, and no step knows that it is one of them");

    // The first frames are cut off by whoever steps: at each step there is one frame, which stays.
    public override Tensor Step(StepContext context)
    {
        var y = context.NewOutput();
        var margins = Margins.Of(context.Node.Spec, "Cropping", axes, _otherwise)!;
        context.Emit(MoveOf(margins.Select((margin, axis) => axis == 0 ? 0 : margin.Before), context.OutputShape).Forward(context.Input, context.InputShape, y, context.OutputShape));
        return y;
    }

    protected override Move MoveOf(NodeSpec node, Shape input, Shape output) =>
        MoveOf(Margins.Of(node, "Cropping", axes, _otherwise)!.Select(margin => margin.Before), output);

    private Move MoveOf(IEnumerable<int> before, Shape output) =>
        new([.. output.Dimensions.Select((length, axis) => new MovedAxis(length, axis, axis))], [.. before, 0], new int[axes + 1]);

    private static int Otherwise(int axes) => axes == 1 ? 1 : 0;
}
