namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>Its second stage.</summary>
public static partial class MiddleImage
{
    [Network, Input(16, 16, 32), Conv2D(32, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(16, 16, 32), Conv2D(32, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(16, 16, 32), Conv2D(32, 3, Padding = Padding.Same), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
