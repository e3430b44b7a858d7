namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>The first convolution of a network for small colour images.</summary>
public static partial class ColorImage
{
    [Network, Input(32, 32, 3), Conv2D(16, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(32, 32, 3), Conv2D(16, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(32, 32, 3), Conv2D(16, 3, Padding = Padding.Same), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
