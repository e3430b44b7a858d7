namespace CompiledNet;

/// <summary>y = x / √(mean of x² + ε) · scale, with the mean over the last axis, position by position; parameter scale [channels], ones at first.</summary>
/// <remarks>Zhang and Sennrich, "Root mean square layer normalization", 2019; as Keras' <c>RMSNormalization</c> over the last axis.</remarks>
public sealed class RMSNormalizationAttribute : LayerAttribute
{
    /// <summary>ε, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>Whether training changes the parameters.</summary>
    public bool Trainable { get; set; } = true;
}
