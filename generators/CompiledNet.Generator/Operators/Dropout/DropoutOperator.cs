using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Dropout;

/// <summary>While training, sets a share of the numbers to zero and scales the others up; otherwise the identity.</summary>
/// <remarks>N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 2014.</remarks>
internal sealed class DropoutOperator : Operator
{
    public override string Name => "Dropout";

    public override bool PassesNumbersOn => true;

    public override bool IsForTrainingOnly => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number("Rate", 0).OfTraining];

    public override Layer? Infer(InferenceContext context)
    {
        double rate = context.Number("Rate", 0);
        return rate is >= 0 and < 1
            ? new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, $"Dropout({Literals.Of(rate)})")
            : context.Fail(ProblemCode.ArgumentOutOfRange, "rate", Literals.Of(rate), "at least 0 and less than 1");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        if (!context.Training) return context.Input;
        var y = context.NewOutput();
        context.Emit(new DropoutMask(Rate(context.Node.Spec), new RandomSource(context.Node.Id), context.Aligned(context.Input, context.InputShape), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (context.Needs(0))
            context.Emit(new DropoutMask(Rate(context.Node.Spec), new RandomSource(context.Node.Id), context.OutputGradient, context.NewInputGradient(0)));
    }

    private static double Rate(NodeSpec node)
    {
        foreach (var argument in node.Arguments)
            if (argument.Name == "Rate") return argument.Numbers[0];
        return 0;
    }
}
