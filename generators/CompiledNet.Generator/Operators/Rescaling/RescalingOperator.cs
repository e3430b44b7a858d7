using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Rescaling;

/// <summary>y = x · scale + offset.</summary>
internal sealed class RescalingOperator : Operator
{
    public override string Name => "Rescaling";

    public override bool KeepsWholeNumbers(NodeSpec node) => node.Number("Scale", 1) % 1 == 0 && node.Number("Offset", 0) % 1 == 0;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number("Scale", 1), OptionRule.Number("Offset", 0)];

    public override Layer? Infer(InferenceContext context)
    {
        foreach (string argument in new[] { "Scale", "Offset" })
        {
            double number = context.Number(argument, 0);
            if (double.IsNaN(number) || double.IsInfinity(number))
                return context.Fail(ProblemCode.ArgumentOutOfRange, argument.ToLowerInvariant(), Literals.Of(number), "finite");
        }

        return new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, context.Input.Size, "Rescaling");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new Affine(context.Node.Spec.Number("Scale", 1), context.Node.Spec.Number("Offset", 0), x, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (context.Needs(0)) context.Emit(new Affine(context.Node.Spec.Number("Scale", 1), 0, context.OutputGradient, context.NewInputGradient(0)));
    }
}
