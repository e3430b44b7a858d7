namespace CompiledNet;

/// <summary>
/// The gate of WaveNet, tanh(a) · σ(b), with the two halves a and b of the last axis; 2n channels become n.
/// </summary>
/// <remarks>Van den Oord et al., "WaveNet: a generative model for raw audio", 2016, equation 2.</remarks>
public sealed class GatedTanhAttribute : LayerAttribute;
