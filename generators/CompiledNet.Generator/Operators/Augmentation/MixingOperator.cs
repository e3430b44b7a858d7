using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Augmentation;

/// <summary>
/// Mixes samples of a batch and their targets while training. Targets are no part of the graph, so that the runtime does it before the batch comes in; here it is the identity.
/// </summary>
/// <param name="name">The layer's name, by which the runtime finds it.</param>
/// <param name="argument">Its only argument, above 0 and at most 1.</param>
/// <param name="otherwise">What that is if nothing is written.</param>
/// <param name="isOfImages">Whether it takes images alone.</param>
internal sealed class MixingOperator(string name, string argument, double otherwise, bool isOfImages) : Operator
{
    public override string Name => name;

    public override bool PassesNumbersOn => true;

    public override bool IsForTrainingOnly => true;

    public override bool RunsOnFrames => false;

    public override bool MixesTargets => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number(argument, otherwise).OfTraining];

    public override Layer? Infer(InferenceContext context)
    {
        double amount = context.Number(argument, otherwise);
        if (isOfImages && context.Input.Rank != 3) return context.FailAxes(2, context.Input);
        return amount is > 0 and <= 1
            ? new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, $"{name}({Literals.Of(amount)})")
            : context.Fail(ProblemCode.ArgumentOutOfRange, Argument.ParameterName(argument), Literals.Of(amount), "above 0 and at most 1");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context) => context.Input;

    public override void Backward(BackwardContext context)
    {
        if (context.Needs(0)) context.PassOn(0, context.OutputGradient);
    }
}
