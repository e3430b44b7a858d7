using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Convolutions by minimal filtering, where tiles divide a line and where they do not, with all numbers of taps.</summary>
public sealed class WinogradTests : LayerTests<WinogradTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two taps", "[Input(3, 6, 2)] [Dense<Tanh>(3)] [Conv2D(4, 2, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("three taps, overlapping tiles", "[Input(4, 8, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(5, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("four taps, an even window", "[Input(5, 7, 2)] [Dense<Tanh>(9)] [Conv2D<Sigmoid>(7, 2, 4, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("five taps, many filters", "[Input(5, 8, 2)] [Dense<Tanh>(6)] [Conv2D<ReLU>(35, 3, 5, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("many channels", "[Input(3, 6, 2)] [Dense<Tanh>(33)] [Conv2D<Tanh>(16, 2, 3, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("strides and dilation along the height", "[Input(9, 8, 2)] [Dense<Tanh>(4)] [Conv2D<Tanh>(6, 3, Strides = [2, 1], Algorithm = ConvolutionAlgorithm.Winograd)] [Conv2D(3, 2, 5, DilationRate = [3, 1], Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Winograd)] [Loss<MeanSquaredError>]"),
        new("a sequence", "[Input(11, 3)] [Dense<Tanh>(5)] [Conv1D<Tanh>(8, 3, Padding = Padding.Causal, Algorithm = ConvolutionAlgorithm.Winograd)] [Conv1D(2, 5, Padding = Padding.Causal, Algorithm = ConvolutionAlgorithm.Winograd)] [Loss<MeanSquaredError>]"),
        new("a lone filter", "[Input(4, 8, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(1, 3, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input, without bias", "[Input(4, 7, 3)] [Conv2D<Tanh>(3, 3, UseBias = false, Algorithm = ConvolutionAlgorithm.Winograd)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("pooled", "[Input(6, 10, 2)] [Dense<Tanh>(6)] [Conv2D<Tanh>(18, 3, Algorithm = ConvolutionAlgorithm.Winograd)] [MaxPooling2D] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]") { Scale = 0.5 },
        new("normalised", "[Input(4, 8, 2)] [Dense<Tanh>(6)] [Conv2D(8, 3, UseBias = false, Algorithm = ConvolutionAlgorithm.Winograd)] [BatchNormalization] [Activation<ReLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(4, 8, 2)] [Dense<Tanh>(3)] [Conv2D<Tanh>(4, 3, Trainable = false, Algorithm = ConvolutionAlgorithm.Winograd)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("chosen for its shape", "[Input(6, 14, 2)] [Dense<Tanh>(8)] [Conv2D<Tanh>(16, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("for every frame", "[Input(2, 3, 6, 2)] [TimeDistributed<Filtered>] [GRU(3, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];

    public static string Blocks => "[Block, Input, Conv2D<Tanh>(4, 2, 3, Algorithm = ConvolutionAlgorithm.Winograd), Flatten, Dense<Tanh>(3)] public partial class Filtered;";
}
