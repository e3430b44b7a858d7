using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>ZeroPadding1D by one number and by two.</summary>
public sealed class ZeroPadding1DTests : LayerTests<ZeroPadding1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(3, 2)] [Dense<Tanh>(5)] [ZeroPadding1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("2 at both ends", "[Input(3, 4)] [Dense<Tanh>(17)] [ZeroPadding1D(2)] [Dense<Tanh>(4)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 at the end of the input", "[Input(3, 2)] [ZeroPadding1D(0, 3)] [Dense<Tanh>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 2)] [Dense<Tanh>(1)] [ZeroPadding1D(2, 1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("none", "[Input(3, 2)] [Dense<Tanh>(3)] [ZeroPadding1D(0)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
