namespace CompiledNet;

/// <summary>
/// Adds to each position of a sequence [steps, channels] what tells it from the others: sin(p / wavelength^(2i/channels))
/// in channel 2i, the cosine of the same in channel 2i + 1.
/// </summary>
/// <remarks>Vaswani et al., "Attention is all you need", 2017; what KerasHub's <c>SinePositionEncoding</c> gives, added to the input.</remarks>
public sealed class PositionalEncodingAttribute : LayerAttribute
{
    /// <summary>The longest wavelength over 2π, greater than 0.</summary>
    public double MaxWavelength { get; set; } = 10000;
}
