using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.PReLU;

/// <summary>A leaky ReLU whose slopes are trained.</summary>
/// <remarks>K. He et al., "Delving Deep into Rectifiers", ICCV 2015.</remarks>
internal sealed class PReLUOperator : Operator
{
    public override string Name => "PReLU";

    public override IReadOnlyList<OptionRule> Options { get; } = [new("SharedAxes", context => OptionText.Of(context.Node.Integers("SharedAxes").OrderBy(axis => axis))), OptionRule.Trainable];

    public override Layer? Infer(InferenceContext context)
    {
        int rank = context.Input.Rank;
        if (context.Node.Spec.Integers("SharedAxes") is var shared && (shared.Any(axis => axis < 1 || axis > rank) || shared.Distinct().Count() < shared.Count))
            return context.Fail(ProblemCode.ArgumentOutOfRange, "sharedAxes", $"[{string.Join(", ", shared)}]", $"axes from 1 to {rank} of {context.Input}, each once");
        int[] slopes = Slopes(context.Node.Spec, context.Input);
        var alpha = Parameters.Declare(context, "alpha", slopes, "Zeros", context.Flag("Trainable", true), MemoryOrder.Rows);
        return new Layer(context.Input, new[] { alpha }.ToEquatableArray(), context.Input.Size, "PReLU");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => Slopes(context.Node, context.Input)[0] == 1
        ? context.FrameByFrame()
        : StepRule.Cannot("every frame has slopes of its own; give SharedAxes = new[] { 1 } to share them");

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        var alpha = context.Parameter("alpha");
        context.Emit(new ParametricReLU(x, alpha, Axes(context.Node.Spec, context.InputShape, x, alpha), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var x = context.Aligned(context.Inputs[0], context.InputShapes[0]);
        var alpha = context.Parameter("alpha");
        var dAlpha = context.ParameterGradient("alpha");
        if (!context.Needs(0) && dAlpha is null) return;
        var axes = Axes(context.Node.Spec, context.InputShapes[0], x, alpha);
        context.Emit(new ParametricReLUGradient(x, alpha, axes, context.OutputGradient, context.Needs(0) ? context.NewInputGradient(0) : null, dAlpha));
    }

    // The shape of α: 1 along shared axes.
    private static int[] Slopes(NodeSpec node, Shape input)
    {
        var shared = node.Integers("SharedAxes");
        return [.. input.Dimensions.Select((length, axis) => shared.Contains(axis + 1) ? 1 : length)];
    }

    private static ImmutableArray<StridedAxis> Axes(NodeSpec node, Shape input, Tensor x, Matrix alpha)
    {
        int[] slopes = Slopes(node, input);
        var axes = new StridedAxis[input.Rank - 1];
        for (int axis = axes.Length - 1, from = x.ChannelStride, to = alpha.Layout.Stride; axis >= 0; axis--)
        {
            axes[axis] = new StridedAxis(input.Dimensions[axis], from, slopes[axis] == 1 ? 0 : to);
            from *= input.Dimensions[axis];
            to *= slopes[axis];
        }

        return StridedAxes.Joined(axes);
    }
}
