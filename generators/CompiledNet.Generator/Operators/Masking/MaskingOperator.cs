using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Masking;

/// <summary>Zeros at positions where every number is a given one, and a mask that leaves them out.</summary>
internal sealed class MaskingOperator : Operator
{
    public override string Name => "Masking";

    public override bool PassesNumbersOn => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number("MaskValue", 0)];

    public override bool RunsOnFrames => false;

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != 2) return context.FailAxes(1, context.Input);
        double value = Absent(context.Node.Spec);
        return double.IsNaN(value)
            ? context.Fail(ProblemCode.ArgumentOutOfRange, "maskValue", Literals.Of(value), "a number")
            : new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    public override FrameMask Mask(ForwardContext context)
    {
        var (x, steps, value) = (context.Input, context.InputShape.Positions, Absent(context.Node.Spec));
        return new FrameMask(steps, tensors => Present(tensors, x, steps, value));
    }

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        var y = context.NewOutput();
        context.Emit(new MaskedFrames(context.Aligned(context.Input, context.InputShape), Present(context), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (context.Needs(0)) context.Emit(new MaskedFrames(context.OutputGradient, Present(context), context.NewInputGradient(0)));
    }

    private static Tensor Present(ITensors tensors) => Present(tensors, tensors.Inputs[0], tensors.InputShapes[0].Positions, Absent(tensors.Node.Spec));

    private static Tensor Present(ITensors tensors, Tensor x, int steps, double value) =>
        tensors.DerivedPadded(x, $"present beside {Literals.Of(value)}", Shape.Of(steps), mask => new PresentFrames(x, value, mask));

    private static double Absent(NodeSpec node) => node.Number("MaskValue", 0);
}
