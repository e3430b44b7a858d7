namespace CompiledNet.Benchmarks.Convolutions.Shapes;

/// <summary>A causal convolution over a sequence.</summary>
public static partial class Sequence
{
    [Network, Input(128, 16), Conv1D(16, 3, Padding = Padding.Causal, Algorithm = ConvolutionAlgorithm.Direct), Loss<MeanSquaredError>]
    public sealed partial class Direct;

    [Network, Input(128, 16), Conv1D(16, 3, Padding = Padding.Causal, Algorithm = ConvolutionAlgorithm.Winograd), Loss<MeanSquaredError>]
    public sealed partial class Winograd;

    [Network, Input(128, 16), Conv1D(16, 3, Padding = Padding.Causal), Loss<MeanSquaredError>]
    public sealed partial class Automatic;
}
