using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Noise;

/// <summary>Drops whole channels, the same at all positions of a sample, while training; otherwise the identity.</summary>
internal sealed class SpatialDropoutOperator(int axes) : Operator
{
    private const string Method = "SpatialDropout.Apply";

    public override string Name => $"SpatialDropout{axes}D";

    public override bool PassesNumbersOn => true;

    public override bool IsForTrainingOnly => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number("Rate", 0).OfTraining];

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != axes + 1) return context.FailAxes(axes, context.Input);
        double rate = NoiseArgument.Rate.Of(context.Node.Spec);
        return NoiseArgument.Rate.Allows(rate)
            ? new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, $"{Name}({Literals.Of(rate)})")
            : NoiseArgument.Rate.Fail(context, rate);
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        if (!context.Training) return context.Input;
        var y = context.NewOutput();
        context.Emit(Call(context.Node.Spec, context.Node.Id, context.Aligned(context.Input, context.InputShape), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (context.Needs(0)) context.Emit(Call(context.Node.Spec, context.Node.Id, context.OutputGradient, context.NewInputGradient(0)));
    }

    private static RandomCall Call(NodeSpec node, int id, Tensor x, Tensor y) =>
        new(Method, $"{x.Positions}, {x.ChannelStride}", NoiseArgument.Rate.Of(node), new RandomSource(id), x, y);
}
