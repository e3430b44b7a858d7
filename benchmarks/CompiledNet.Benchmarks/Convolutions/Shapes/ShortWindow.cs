namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>Windows of two.</summary>
public static partial class ShortWindow
{
    [Network, Input(32, 32), Conv1D(32, 2, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(32, 32), Conv1D(32, 2, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(32, 32), Conv1D(32, 2), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
