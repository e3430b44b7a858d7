using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>DepthwiseConv1D with all kinds of windows and channels.</summary>
public sealed class DepthwiseConv1DTests : LayerTests<DepthwiseConv1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(6, 2)] [Dense<Tanh>(5)] [DepthwiseConv1D(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("causal, multiplied", "[Input(6, 2)] [Dense<Tanh>(9)] [DepthwiseConv1D<Tanh>(2, DepthMultiplier = 2, Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
