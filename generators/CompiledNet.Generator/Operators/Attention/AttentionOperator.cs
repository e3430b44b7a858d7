using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>softmax(scale · query · keyᵀ) · value without projections; the scale is 1 or trained.</summary>
/// <remarks>M.-T. Luong et al., "Effective Approaches to Attention-based Neural Machine Translation", EMNLP 2015.</remarks>
internal sealed class AttentionOperator : Operator
{
    private const string Scale = "scale";

    public override string Name => "Attention";

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Flag("UseScale", false), OptionRule.Trainable, .. AttentionInputs.Options];

    public override bool RunsOnFrames => false;

    public override int MaximumInputs => AttentionInputs.Most;

    public override Layer? Infer(InferenceContext context)
    {
        if (!AttentionInputs.Check(context)) return null;
        Shape query = context.Inputs[AttentionInputs.Query], value = context.Inputs[AttentionInputs.Value(context.Inputs)], key = context.Inputs[AttentionInputs.Key(context.Inputs)];
        if (key.Channels != query.Channels) return context.FailShape($"keys of {query.Channels} channels, as many as the query has", key, $"put [Dense({query.Channels})] before the keys, or use [MultiHeadAttention], which projects both");
        ParameterSpec[] parameters = UsesScale(context.Node.Spec) ? [Parameters.Declare(context, Scale, [], "Ones", context.Flag("Trainable", true), columnAxes: 0)] : [];
        return new Layer(
            Shape.Of(query.Positions, value.Channels), parameters.ToEquatableArray(), (long)query.Positions * key.Positions * (query.Channels + value.Channels), "Attention");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[AttentionInputs.Query];

    public override StepRule StepRuleOf(StepInference context) => AttentionInputs.StepRuleOf(context);

    public override Tensor Forward(ForwardContext context) => context.Aligned(HeadLayout.Join(context, Between(context).Forward()), context.OutputShape);

    public override WeightMatrix? AttentionWeights(ForwardContext context) => Between(context).Weights();

    public override Tensor Step(StepContext context) => context.Aligned(HeadLayout.Join(context, Between(context).Step(context)), context.OutputShape);

    public override void Backward(BackwardContext context)
    {
        if (context.ParameterGradient(Scale) is null && !Enumerable.Range(0, context.Inputs.Length).Any(context.Needs)) return;
        var (query, key, value) = Between(context).Backward(context, HeadLayout.Split(context, context.OutputGradient, 1));
        Tensor dq = HeadLayout.Join(context, query), dk = HeadLayout.Join(context, key), dv = HeadLayout.Join(context, value);
        AttentionInputs.PassOn(context, () => Unscaled(context, dq), () => dv, () => dk);
        if (context.ParameterGradient(Scale) is { } dScale)
            context.Emit(new ScaleGradient(context.Aligned(context.Inputs[AttentionInputs.Query], context.InputShapes[AttentionInputs.Query]), dq, dScale));
    }

    private static HeadAttention Between(ITensors tensors)
    {
        Tensor value = tensors.Inputs[AttentionInputs.Value(tensors.Inputs)], key = tensors.Inputs[AttentionInputs.Key(tensors.Inputs)];
        return new HeadAttention(tensors, 1, HeadLayout.Split(tensors, Scaled(tensors), 1), HeadLayout.Split(tensors, key, 1), HeadLayout.Split(tensors, value, 1));
    }

    private static Tensor Scaled(ITensors tensors)
    {
        var (query, shape) = (tensors.Inputs[AttentionInputs.Query], tensors.InputShapes[AttentionInputs.Query]);
        if (!UsesScale(tensors.Node.Spec)) return query;
        return tensors.Derived(query, $"scaled by {tensors.Node.Name}", shape, y => new ScaleBy(tensors.Aligned(query, shape), tensors.Parameter(Scale), y));
    }

    private static Tensor Unscaled(BackwardContext context, Tensor dq)
    {
        if (!UsesScale(context.Node.Spec)) return dq;
        var shape = context.InputShapes[AttentionInputs.Query];
        return context.Derived(dq, "scaled", shape, y => new ScaleBy(context.Aligned(dq, shape), context.Parameter(Scale), y));
    }

    private static bool UsesScale(NodeSpec node) => node.Flag("UseScale", false);
}
