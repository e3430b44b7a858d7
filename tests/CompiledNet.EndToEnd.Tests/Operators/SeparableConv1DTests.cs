using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>SeparableConv1D with all kinds of windows, channels and filters.</summary>
public sealed class SeparableConv1DTests : LayerTests<SeparableConv1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(6, 2)] [Dense<Tanh>(5)] [SeparableConv1D(3, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("causal, dilated", "[Input(7, 2)] [Dense<Tanh>(3)] [SeparableConv1D<Tanh>(6, 2, DilationRate = [3], Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
