namespace CompiledNet;

/// <summary>
/// Each position of the queries [steps, channels] becomes a mean of the values [keys, values]: softmax(query · keyᵀ) · value,
/// without any projection; parameter <c>scale</c> [] if asked for.
/// </summary>
/// <remarks>
/// As Keras' <c>Attention</c> with the dot product as score. A query that may look at no key, as all are masked, gives zeros.
/// </remarks>
/// <param name="from">
/// In a graph by <c>nameof</c>: query and value, or query, value and key. Without, the layer above is all of them.
/// </param>
public sealed class AttentionAttribute(params string[] from) : AttentionLayerAttribute(from)
{
    /// <summary>Whether the scores are multiplied by a trained number that starts at 1.</summary>
    public bool UseScale { get; set; }

    /// <summary>Whether training changes the scale.</summary>
    public bool Trainable { get; set; } = true;
}
