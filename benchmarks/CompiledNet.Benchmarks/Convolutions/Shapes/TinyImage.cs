namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>A line of one tile.</summary>
public static partial class TinyImage
{
    [Network, Input(4, 4, 32), Conv2D(32, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(4, 4, 32), Conv2D(32, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(4, 4, 32), Conv2D(32, 3, Padding = Padding.Same), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
