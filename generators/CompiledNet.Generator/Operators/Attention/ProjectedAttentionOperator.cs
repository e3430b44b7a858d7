using System;
using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>Attention of several heads between projections of query, key and value, and one of the result.</summary>
/// <remarks>A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017; J. Ainslie et al., "GQA", EMNLP 2023.</remarks>
internal abstract class ProjectedAttentionOperator : Operator
{
    public override int MaximumInputs => AttentionInputs.Most;

    public override bool RunsOnFrames => false;

    /// <summary>The arguments that all of them have.</summary>
    protected static IReadOnlyList<OptionRule> Shared { get; } = [OptionRule.UseBias, OptionRule.Trainable, .. AttentionInputs.Options];

    /// <summary>The heads that are asked for.</summary>
    protected abstract HeadCounts Counts(NodeSpec node);

    /// <summary>Reports heads that cannot be; true if they can.</summary>
    protected abstract bool Check(InferenceContext context);

    public override Layer? Infer(InferenceContext context)
    {
        if (!AttentionInputs.Check(context) || !Check(context)) return null;
        var counts = Counts(context.Node.Spec);
        Shape query = context.Inputs[AttentionInputs.Query], value = context.Inputs[AttentionInputs.Value(context.Inputs)], key = context.Inputs[AttentionInputs.Key(context.Inputs)];
        var parameters = new List<ParameterSpec>();
        Declare(ProjectedAttention.QueryName, [query.Channels, counts.Queries, counts.KeyWidth], columnAxes: 2);
        Declare(ProjectedAttention.KeyName, [key.Channels, counts.Keys, counts.KeyWidth], columnAxes: 2);
        Declare(ProjectedAttention.ValueName, [value.Channels, counts.Keys, counts.ValueWidth], columnAxes: 2);
        Declare(ProjectedAttention.OutputName, [counts.Queries, counts.ValueWidth, query.Channels], columnAxes: 1);

        long projections = query.Size * (long)counts.Queries * (counts.KeyWidth + counts.ValueWidth) + (long)counts.Keys * (key.Size * (long)counts.KeyWidth + value.Size * (long)counts.ValueWidth);
        long products = (long)counts.Queries * query.Positions * key.Positions * (counts.KeyWidth + counts.ValueWidth);
        return new Layer(query, parameters.ToEquatableArray(), projections + products, $"{Name}({counts.Queries})");

        void Declare(string name, int[] shape, int columnAxes)
        {
            bool trainable = context.Flag("Trainable", true);
            parameters.Add(Parameters.Declare(context, Projection.Kernel(name), shape, "GlorotUniform", trainable, columnAxes: columnAxes, arguments: "Kernel"));
            if (!context.Flag("UseBias", true)) return;
            int[] columns = [.. new ArraySegment<int>(shape, shape.Length - columnAxes, columnAxes)];
            parameters.Add(Parameters.Declare(context, Projection.Bias(name), columns, "Zeros", trainable, columnAxes: columnAxes, arguments: "Bias"));
        }
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[AttentionInputs.Query];

    public override StepRule StepRuleOf(StepInference context) => AttentionInputs.StepRuleOf(context);

    public override Tensor Forward(ForwardContext context) => Handed(context, Whole(context));

    public override WeightMatrix? AttentionWeights(ForwardContext context) => Whole(context).Between.Weights();

    public override Tensor Step(StepContext context) => Handed(context, new ProjectedAttention(context, Counts(context.Node.Spec), between => between.Step(context)));

    public override void Backward(BackwardContext context)
    {
        var layer = Whole(context);
        var dy = HeadLayout.Padded(context, context.OutputGradient);
        layer.Output.EmitParameterGradients(context, dy);
        var between = HeadLayout.Split(context, layer.Output.EmitInputGradient(context, dy), Counts(context.Node.Spec).Queries);
        var (query, key, value) = layer.Between.Backward(context, between);
        Tensor dq = HeadLayout.Join(context, query), dk = HeadLayout.Join(context, key), dv = HeadLayout.Join(context, value);
        layer.Query.EmitParameterGradients(context, dq);
        layer.Key.EmitParameterGradients(context, dk);
        layer.Value.EmitParameterGradients(context, dv);
        AttentionInputs.PassOn(
            context, () => layer.Query.EmitInputGradient(context, dq), () => layer.Value.EmitInputGradient(context, dv), () => layer.Key.EmitInputGradient(context, dk));
    }

    // Made once, however often it is asked for.
    private ProjectedAttention Whole(ITensors tensors) => new(tensors, Counts(tensors.Node.Spec), between => between.Forward());

    private static Tensor Handed(ForwardContext context, ProjectedAttention attention) => context.Aligned(attention.Output.Forward(), context.OutputShape);
}
