namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>The second convolution of LeNet.</summary>
public static partial class LeNetSecond
{
    [Network, Input(14, 14, 6), Conv2D(16, 5, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(14, 14, 6), Conv2D(16, 5, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(14, 14, 6), Conv2D(16, 5), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
