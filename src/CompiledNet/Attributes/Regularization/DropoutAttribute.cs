namespace CompiledNet;

/// <summary>
/// While training, sets each number to 0 with probability <see cref="Rate"/> and multiplies the others by
/// 1 / (1 − rate); otherwise passes its input on.
/// </summary>
/// <remarks>Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014, in the inverted form of Keras.</remarks>
/// <param name="rate">The probability, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability that a number is dropped.</summary>
    public double Rate { get; } = rate;
}
