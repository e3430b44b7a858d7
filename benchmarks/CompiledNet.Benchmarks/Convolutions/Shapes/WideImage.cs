namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>The first stage of a small ResNet.</summary>
public static partial class WideImage
{
    [Network, Input(32, 32, 16), Conv2D(16, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(32, 32, 16), Conv2D(16, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(32, 32, 16), Conv2D(16, 3, Padding = Padding.Same), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
