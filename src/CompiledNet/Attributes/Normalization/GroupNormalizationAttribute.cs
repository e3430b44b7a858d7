namespace CompiledNet;

/// <summary>
/// y = (x − μ) / √(σ² + ε) · γ + β, with mean μ and variance σ² over all positions of each group of neighbouring channels;
/// parameters γ and β [channels].
/// </summary>
/// <remarks>Wu and He, "Group normalization", 2018; as Keras' <c>GroupNormalization</c> over the last axis.</remarks>
/// <param name="groups">How many groups; has to divide the channels. −1 for a group for each channel.</param>
public sealed class GroupNormalizationAttribute(int groups = 32) : CenteredNormalizationAttribute
{
    /// <summary>How many groups, or −1 for a group for each channel.</summary>
    public int Groups { get; } = groups;
}
