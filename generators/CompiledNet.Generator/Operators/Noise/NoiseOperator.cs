using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Noise;

/// <summary>Something random, number by number, while training; otherwise the identity.</summary>
/// <param name="name">The layer's name.</param>
/// <param name="argument">Which of its arguments says how much.</param>
/// <param name="forward">The runtime's method for the forward pass.</param>
/// <param name="backward">The one for the backward pass; null if the gradient passes unchanged.</param>
internal sealed class NoiseOperator(string name, NoiseArgument argument, string forward, string? backward) : Operator
{
    public override string Name => name;

    public override bool PassesNumbersOn => true;

    public override bool IsForTrainingOnly => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number(argument.Name, 0).OfTraining];

    public override Layer? Infer(InferenceContext context)
    {
        double amount = argument.Of(context.Node.Spec);
        return argument.Allows(amount)
            ? new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, $"{name}({Literals.Of(amount)})")
            : argument.Fail(context, amount);
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        if (!context.Training) return context.Input;
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new RandomCall(forward, Literals.Of(x.RowStride), argument.Of(context.Node.Spec), new RandomSource(context.Node.Id), x, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (!context.Needs(0)) return;
        var dy = context.OutputGradient;
        if (backward is null) context.PassOn(0, dy);
        else context.Emit(new RandomCall(backward, Literals.Of(dy.RowStride), argument.Of(context.Node.Spec), new RandomSource(context.Node.Id), dy, context.NewInputGradient(0)));
    }
}
