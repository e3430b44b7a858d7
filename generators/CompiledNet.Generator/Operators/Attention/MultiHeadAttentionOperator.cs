using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>Projected attention in which every query head has keys and values of its own.</summary>
internal sealed class MultiHeadAttentionOperator : ProjectedAttentionOperator
{
    public override string Name => "MultiHeadAttention";

    public override IReadOnlyList<OptionRule> Options { get; } = [.. Shared, new("ValueDim", context => OptionText.Of(ValueWidth(context.Node)))];

    protected override HeadCounts Counts(NodeSpec node)
    {
        int heads = (int)node.Number("NumHeads", 0);
        return new HeadCounts(heads, heads, KeyWidth(node), ValueWidth(node));
    }

    protected override bool Check(InferenceContext context)
    {
        var counts = Counts(context.Node.Spec);
        if (counts.Queries < 1) context.Fail(ProblemCode.ArgumentOutOfRange, "numHeads", counts.Queries.ToString(), "at least 1");
        else if (counts.KeyWidth < 1) context.Fail(ProblemCode.ArgumentOutOfRange, "keyDim", counts.KeyWidth.ToString(), "at least 1");
        else if (counts.ValueWidth < 1) context.Fail(ProblemCode.ArgumentOutOfRange, "valueDim", counts.ValueWidth.ToString(), "at least 1, or 0 for as many as keyDim");
        else return true;
        return false;
    }

    private static int KeyWidth(NodeSpec node) => (int)node.Number("KeyDim", 0);

    private static int ValueWidth(NodeSpec node) => (int)node.Number("ValueDim", 0) is var given && given == 0 ? KeyWidth(node) : given;
}
