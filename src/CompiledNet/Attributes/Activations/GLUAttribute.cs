namespace CompiledNet;

/// <summary>
/// The gated linear unit, a · σ(b): the first half a of the last axis, let through by the second half b; 2n channels become n.
/// </summary>
/// <remarks>Dauphin et al., "Language modeling with gated convolutional networks", 2017; as <c>keras.activations.glu</c> over the last axis.</remarks>
public class GLUAttribute : LayerAttribute;
