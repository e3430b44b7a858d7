namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>Its third stage.</summary>
public static partial class DeepImage
{
    [Network, Input(8, 8, 64), Conv2D(64, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(8, 8, 64), Conv2D(64, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(8, 8, 64), Conv2D(64, 3, Padding = Padding.Same), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
