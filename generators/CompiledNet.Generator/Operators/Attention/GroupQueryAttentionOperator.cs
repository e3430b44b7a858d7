using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>Projected attention in which several query heads share keys and values.</summary>
internal sealed class GroupQueryAttentionOperator : ProjectedAttentionOperator
{
    public override string Name => "GroupQueryAttention";

    public override IReadOnlyList<OptionRule> Options { get; } = [.. Shared];

    protected override HeadCounts Counts(NodeSpec node)
    {
        int width = (int)node.Number("HeadDim", 0);
        return new HeadCounts((int)node.Number("NumQueryHeads", 0), (int)node.Number("NumKeyValueHeads", 0), width, width);
    }

    protected override bool Check(InferenceContext context)
    {
        var counts = Counts(context.Node.Spec);
        if (counts.KeyWidth < 1) context.Fail(ProblemCode.ArgumentOutOfRange, "headDim", counts.KeyWidth.ToString(), "at least 1");
        else if (counts.Queries < 1) context.Fail(ProblemCode.ArgumentOutOfRange, "numQueryHeads", counts.Queries.ToString(), "at least 1");
        else if (counts.Keys < 1 || counts.Queries % counts.Keys != 0)
            context.Fail(ProblemCode.ArgumentOutOfRange, "numKeyValueHeads", counts.Keys.ToString(), $"a divisor of the {counts.Queries} query heads");
        else return true;
        return false;
    }
}
