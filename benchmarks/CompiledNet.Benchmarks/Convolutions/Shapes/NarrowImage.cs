namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>Few channels: a single vector of filters.</summary>
public static partial class NarrowImage
{
    [Network, Input(56, 56, 8), Conv2D(8, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(56, 56, 8), Conv2D(8, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(56, 56, 8), Conv2D(8, 3, Padding = Padding.Same), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
