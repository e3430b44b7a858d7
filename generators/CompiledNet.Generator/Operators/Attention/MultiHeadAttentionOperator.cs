using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>Projected attention in which every query head has keys and values of its own.</summary>
internal sealed class MultiHeadAttentionOperator : ProjectedAttentionOperator
{
    public override string Name => "MultiHeadAttention";

    protected override HeadCounts Counts(NodeSpec node)
    {
        int heads = (int)node.Number("NumHeads", 0), width = (int)node.Number("KeyDim", 0), values = (int)node.Number("ValueDim", 0);
        return new HeadCounts(heads, heads, width, values == 0 ? width : values);
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
}
