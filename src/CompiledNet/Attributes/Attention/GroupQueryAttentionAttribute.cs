namespace CompiledNet;

/// <summary>
/// <see cref="MultiHeadAttentionAttribute"/> in which several query heads share one head of keys and values, so that there is
/// less to project and to keep.
/// </summary>
/// <remarks>
/// Ainslie et al., "GQA: training generalized multi-query transformer models from multi-head checkpoints", 2023; as Keras'
/// <c>GroupQueryAttention</c>, with the same parameters: <c>query/kernel</c> [channels, queryHeads, headDim], <c>key/kernel</c> and
/// <c>value/kernel</c> [channels, keyValueHeads, headDim], <c>attention_output/kernel</c> [queryHeads, headDim, channels], and a
/// <c>bias</c> beside each.
/// </remarks>
/// <param name="headDim">How long queries, keys and values of a head are.</param>
/// <param name="numQueryHeads">How many query heads.</param>
/// <param name="numKeyValueHeads">How many heads of keys and values; has to divide <paramref name="numQueryHeads"/>.</param>
/// <param name="from">
/// In a graph by <c>nameof</c>: query and value, or query, value and key. Without, the layer above is all of them: self attention.
/// </param>
public sealed class GroupQueryAttentionAttribute(int headDim, int numQueryHeads, int numKeyValueHeads, params string[] from) : ProjectedAttentionAttribute(from)
{
    /// <summary>How long queries, keys and values of a head are.</summary>
    public int HeadDim { get; } = headDim;

    /// <summary>How many query heads.</summary>
    public int NumQueryHeads { get; } = numQueryHeads;

    /// <summary>How many heads of keys and values.</summary>
    public int NumKeyValueHeads { get; } = numKeyValueHeads;
}
