namespace CompiledNet;

/// <summary>While training, adds noise of the normal distribution with mean 0 to each number; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>GaussianNoise</c>.</remarks>
/// <param name="stddev">The standard deviation of the noise, at least 0.</param>
public sealed class GaussianNoiseAttribute(double stddev) : LayerAttribute
{
    /// <summary>The standard deviation of the noise.</summary>
    public double Stddev { get; } = stddev;
}
