namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>Windows of five over a narrow sequence.</summary>
public static partial class LongWindow
{
    [Network, Input(64, 4), Conv1D(8, 5, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(64, 4), Conv1D(8, 5, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(64, 4), Conv1D(8, 5), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
