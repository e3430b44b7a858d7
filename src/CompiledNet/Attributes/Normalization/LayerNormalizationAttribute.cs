namespace CompiledNet;

/// <summary>
/// y = (x − μ) / √(σ² + ε) · γ + β, with mean μ and variance σ² over the last axis, position by position; parameters γ and
/// β [channels].
/// </summary>
/// <remarks>Ba et al., "Layer normalization", 2016; as Keras' <c>LayerNormalization</c> over the last axis.</remarks>
public sealed class LayerNormalizationAttribute : CenteredNormalizationAttribute;
