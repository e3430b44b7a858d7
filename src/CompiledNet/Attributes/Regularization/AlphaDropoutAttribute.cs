namespace CompiledNet;

/// <summary>
/// Dropout for networks with SELU: while training, sets each number to the lowest value of SELU with probability
/// <see cref="Rate"/>, then scales and shifts all so that mean 0 and variance 1 stay; otherwise passes its input on.
/// </summary>
/// <remarks>Klambauer et al., "Self-normalizing neural networks", 2017; as Keras' <c>AlphaDropout</c>.</remarks>
/// <param name="rate">The probability, at least 0 and below 1.</param>
public sealed class AlphaDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability that a number is dropped.</summary>
    public double Rate { get; } = rate;
}
