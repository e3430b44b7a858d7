using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>ZeroPadding2D by one number, by two and by four.</summary>
public sealed class ZeroPadding2DTests : LayerTests<ZeroPadding2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(2, 3, 2)] [Dense<Tanh>(5)] [ZeroPadding2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("1 and 2", "[Input(2, 3, 2)] [Dense<Tanh>(8)] [ZeroPadding2D(1, 2)] [Dense<Tanh>(3)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("all sides differ", "[Input(2, 2, 3)] [ZeroPadding2D(0, 1, 2, 3)] [Dense<Tanh>(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(2, 2, 3)] [Dense<Tanh>(1)] [ZeroPadding2D(1, 0, 0, 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
