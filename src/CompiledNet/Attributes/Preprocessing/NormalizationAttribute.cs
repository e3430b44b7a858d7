namespace CompiledNet;

/// <summary>
/// y = (x − mean) / max(√variance, 1e−7), for each number of the last axis: brings data to mean 0 and variance 1. Mean and
/// variance are parameters [channels] that no optimizer trains, but that are saved: set by
/// <see cref="NetworkAdaptation.Adapt"/>, by loading, or given here.
/// </summary>
/// <remarks>As Keras' <c>Normalization</c> over the last axis.</remarks>
public sealed class NormalizationAttribute : LayerAttribute
{
    /// <summary>The mean: one number for all channels or one for each; together with <see cref="Variance"/>, or null. A layer with both is not adapted to data.</summary>
    public double[]? Mean { get; set; }

    /// <summary>The variance: one number for all channels or one for each, none negative.</summary>
    public double[]? Variance { get; set; }

    /// <summary>Whether it is the other way round, from mean 0 and variance 1 to those given: y = x · max(√variance, 1e−7) + mean.</summary>
    public bool Invert { get; set; }
}
