using System;
using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Normalization;

/// <summary>Each vector of channels normalised by itself: to mean 0 and variance 1, to mean square 1, or to length 1.</summary>
/// <param name="name">The layer's name.</param>
/// <param name="rule">How, for an ε.</param>
/// <param name="epsilon">ε unless given.</param>
/// <param name="scale">What its factors are called; null if it has none.</param>
/// <param name="shift">What its terms are called; null if it has none.</param>
internal sealed class NormalizationOperator(string name, Func<double, NormalizationRule> rule, double epsilon, string? scale, string? shift) : Operator
{
    public override string Name => name;

    public override IReadOnlyList<OptionRule> Options { get; } =
        scale is null ? [] : shift is null ? [OptionRule.Number("Epsilon", epsilon), OptionRule.Trainable] : NormalizationParameters.Options(epsilon);

    public override Layer? Infer(InferenceContext context)
    {
        double given = context.Number("Epsilon", epsilon);
        if (!(given > 0) || double.IsInfinity(given)) return context.Fail(ProblemCode.ArgumentOutOfRange, "epsilon", Literals.Of(given), "finite and greater than 0");
        return new Layer(context.Input, NormalizationParameters.Of(context, scale, shift).ToEquatableArray(), context.Input.Size, name);
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new VectorNormalization(Rule(context.Node.Spec), x, Optional(context, scale), Optional(context, shift), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var x = context.Aligned(context.Inputs[0], context.InputShapes[0]);
        bool scaled = scale is not null && NormalizationParameters.Scales(context.Node.Spec);
        var dGamma = scaled ? context.ParameterGradient(scale!) : null;
        if (shift is not null && context.ParameterGradient(shift) is { } dBeta) context.Emit(new ColumnSum(context.OutputGradient, dBeta));
        if (!context.Needs(0) && dGamma is null) return;
        var dx = context.Needs(0) ? context.NewInputGradient(0) : null;
        context.Emit(new VectorNormalizationGradient(Rule(context.Node.Spec), x, scaled ? context.Parameter(scale!) : null, context.OutputGradient, dx, dGamma));
    }

    private NormalizationRule Rule(NodeSpec node) => rule(node.Number("Epsilon", epsilon));

    private static Matrix? Optional(ForwardContext context, string? parameter) => parameter is null ? null : context.OptionalParameter(parameter);
}
