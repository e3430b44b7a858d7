namespace CompiledNet;

/// <summary>
/// While training, multiplies each number by one of the normal distribution with mean 1 and variance rate / (1 − rate);
/// otherwise passes its input on.
/// </summary>
/// <remarks>Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014, section 10; as Keras' <c>GaussianDropout</c>.</remarks>
/// <param name="rate">The rate of the dropout that it stands for, at least 0 and below 1.</param>
public sealed class GaussianDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The rate of the dropout that it stands for.</summary>
    public double Rate { get; } = rate;
}
