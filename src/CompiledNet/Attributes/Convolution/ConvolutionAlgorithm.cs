namespace CompiledNet;

/// <summary>How a convolution is computed. All give the same result up to rounding.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>The one that is expected to be fastest for the shape.</summary>
    Automatic,

    /// <summary>A product for every output, tap and channel.</summary>
    Direct,

    /// <summary>
    /// Minimal filtering along the width: six products for a few neighbouring outputs, two with windows of five positions and four
    /// with windows of three. An infinite or NaN input spreads to its neighbours, and rounding errors are some three times those
    /// of <see cref="Direct"/>. For windows of 2 to 5 positions along the width without strides or dilation, in one group.
    /// </summary>
    /// <remarks>S. Winograd, "Arithmetic complexity of computations" (1980); A. Lavin and S. Gray, "Fast algorithms for convolutional neural networks", arXiv:1509.09308.</remarks>
    Winograd,
}
