namespace CompiledNet;

/// <summary>
/// A layer or block once more, with the same weights: what Keras does when one layer object is called twice. Two towers that learn
/// together are <c>[Block&lt;Tower&gt;(nameof(A))] Left</c> and <c>[Shared(nameof(Left), nameof(B))] Right</c>.
/// </summary>
/// <remarks>
/// Everything but what it reads is that of the layer it names, so that nothing is repeated that could differ. The weights are there once: saved,
/// counted, penalised and moved by an optimizer under the name of the first use; their gradient is the sum over all uses. What is not a
/// weight each use has for itself: dropout draws other numbers, a stateful layer keeps another state. A shared batch
/// normalization normalises each use by its own batch, and moves its averages once a use, in order, as in Keras.
/// </remarks>
/// <param name="layer">The layer or block above, by <c>nameof</c>, in a stack by its name.</param>
/// <param name="from">The layers that it reads, as many as that one does; none for the layer above.</param>
public sealed class SharedAttribute(string layer, params string[] from) : LayerAttribute
{
    /// <summary>The layer whose weights it uses.</summary>
    public string Layer { get; } = layer;

    /// <summary>The layers that it reads.</summary>
    public string[] Sources { get; } = from;
}
