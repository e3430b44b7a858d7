namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>Hardly more work than there are weights.</summary>
public static partial class SmallImage
{
    [Network, Input(8, 8, 4), Conv2D(4, 3, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(8, 8, 4), Conv2D(4, 3, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(8, 8, 4), Conv2D(4, 3), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
