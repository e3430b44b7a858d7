namespace CompiledNet;

/// <summary>y = x / √Σx² over the last axis, position by position: vectors of length 1.</summary>
/// <remarks>As Keras' <c>UnitNormalization</c> over the last axis; lengths below 1e-12 count as that.</remarks>
public sealed class UnitNormalizationAttribute : LayerAttribute;
