namespace CompiledNet;

/// <summary>
/// Attention of several heads: each projects query, key and value, weighs the values by softmax(query · keyᵀ / √keyDim),
/// and a last projection joins the heads; [steps, channels] stays [steps, channels].
/// </summary>
/// <remarks>
/// Vaswani et al., "Attention is all you need", 2017; as Keras' <c>MultiHeadAttention</c>, with the same parameters:
/// <c>query/kernel</c> and <c>key/kernel</c> [channels, heads, keyDim], <c>value/kernel</c> [channels, heads, valueDim],
/// <c>attention_output/kernel</c> [heads, valueDim, channels], and a <c>bias</c> beside each. Masked keys count for nothing; a
/// query without any key weighs all values with 0 (Keras gives their mean there).
/// </remarks>
/// <param name="numHeads">How many heads.</param>
/// <param name="keyDim">How long the queries and keys of a head are.</param>
/// <param name="from">
/// In a graph by <c>nameof</c>: query and value, or query, value and key. Without, the layer above is all of them: self attention.
/// </param>
public sealed class MultiHeadAttentionAttribute(int numHeads, int keyDim, params string[] from) : ProjectedAttentionAttribute(from)
{
    /// <summary>How many heads.</summary>
    public int NumHeads { get; } = numHeads;

    /// <summary>How long the queries and keys of a head are.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>How long the values of a head are; 0, the default, for as long as its keys.</summary>
    public int ValueDim { get; set; }
}
