namespace CompiledNet;

/// <summary>
/// While training, sets whole channels of [height, width, channels] to 0 with probability <see cref="Rate"/> and multiplies the
/// others by 1 / (1 − rate); otherwise passes its input on. Neighbouring pixels are too alike for dropping them one by one.
/// </summary>
/// <remarks>Tompson et al., "Efficient object localization using convolutional networks", 2015; as Keras' <c>SpatialDropout2D</c>.</remarks>
/// <param name="rate">The probability, at least 0 and below 1.</param>
public sealed class SpatialDropout2DAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability that a channel is dropped.</summary>
    public double Rate { get; } = rate;
}
