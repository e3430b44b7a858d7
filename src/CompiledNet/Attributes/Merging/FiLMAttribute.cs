namespace CompiledNet;

/// <summary>
/// Feature-wise linear modulation: y = (1 + γ) · x + β, channel by channel, where γ = c · gamma_kernel + gamma_bias and
/// β = c · beta_kernel + beta_bias follow from a condition c. Shapes: features […, channels], condition [n], or […, n] with as
/// many positions as the features have; kernels [n, channels], biases [channels], output […, channels].
/// </summary>
/// <remarks>
/// Perez et al., "FiLM: visual reasoning with a general conditioning layer", 2018. As there, the layer learns what γ adds to 1,
/// so that features pass at first. What is said of kernel and bias holds for both.
/// </remarks>
/// <param name="from">The layers that are read, by <c>nameof</c>: the features, then the condition.</param>
public sealed class FiLMAttribute(params string[] from) : KernelLayerAttribute
{
    /// <summary>The layers that are read: the features, then the condition.</summary>
    public string[] Sources { get; } = from;
}
