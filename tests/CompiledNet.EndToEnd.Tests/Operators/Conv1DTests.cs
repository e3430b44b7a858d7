using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Conv1D with all kinds of windows, channels and filters.</summary>
public sealed class Conv1DTests : LayerTests<Conv1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(6, 2)] [Dense<Tanh>(3)] [Conv1D(4, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same", "[Input(7, 2)] [Dense<Tanh>(6)] [Conv1D<Tanh>(5, 4, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("causal", "[Input(7, 2)] [Dense<Tanh>(4)] [Conv1D<Tanh>(16, 3, Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("causal, dilated", "[Input(9, 1)] [Conv1D<Tanh>(16, 3, Padding = Padding.Causal)] [Conv1D<Tanh>(16, 3, DilationRate = [4], Padding = Padding.Causal)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("causal, strides", "[Input(9, 2)] [Dense<Tanh>(4)] [Conv1D<Tanh>(3, 2, Strides = [3], Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("strides", "[Input(8, 2)] [Dense<Tanh>(17)] [Conv1D<Tanh>(20, 3, Strides = [2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone channel, causal, dilated", "[Input(14, 2)] [Dense<Tanh>(1)] [Conv1D<Tanh>(6, 3, DilationRate = [2], Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone channel, causal, strides", "[Input(11, 2)] [Dense<Tanh>(1)] [Conv1D<Tanh>(5, 3, Strides = [2], Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone channel and filter", "[Input(8, 1)] [Conv1D<Tanh>(1, 3)] [Conv1D(1, 3, Padding = Padding.Same)] [Loss<MeanSquaredError>]"),
        new("without bias", "[Input(5, 3)] [Conv1D<Tanh>(8, 2, UseBias = false)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
