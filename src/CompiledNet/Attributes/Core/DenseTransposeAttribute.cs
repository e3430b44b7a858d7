namespace CompiledNet;

/// <summary>
/// A fully connected layer whose kernel is that of another one, transposed: y = x · Wᵀ + bias over the last axis, with W the kernel of a
/// <c>Dense</c> or the table of an <c>Embedding</c>. Shapes: W [n, units], input […, units], bias [n], output […, n].
/// </summary>
/// <remarks>
/// Ties the last layer of a language model to its embedding (O. Press, L. Wolf, "Using the Output Embedding to Improve Language
/// Models", EACL 2017; <c>reverse=True</c> of KerasHub's <c>ReversibleEmbedding</c>), or the decoder of an autoencoder to its encoder.
/// W is there once, under the name of the other layer, which also says whether it is trained; its gradient is the sum of both uses.
/// </remarks>
/// <param name="layer">The layer above that has W, by <c>nameof</c>, in a stack by its name.</param>
public class DenseTransposeAttribute(string layer) : BiasLayerAttribute
{
    /// <summary>The layer that has W.</summary>
    public string Layer { get; } = layer;
}
