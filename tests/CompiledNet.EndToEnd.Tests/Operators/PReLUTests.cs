using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>PReLU with a slope for each number, and with shared ones.</summary>
public sealed class PReLUTests : LayerTests<PReLUTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("rank 1", "[Input(3)] [Dense(6)] [PReLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 1, shared", "[Input(3)] [Dense(17)] [PReLU(SharedAxes = [1])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 2", "[Input(3, 2)] [Dense(5)] [PReLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a slope for each channel", "[Input(2, 3, 2)] [Dense(17)] [PReLU(SharedAxes = [1, 2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a slope for each column", "[Input(2, 3, 2)] [Dense(4)] [PReLU(SharedAxes = [1, 3])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rows of several panels", "[Input(3, 2)] [Dense(35)] [PReLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rows share", "[Input(2, 3, 2)] [Dense(4)] [PReLU(SharedAxes = [1])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("columns share", "[Input(2, 3, 2)] [Dense(4)] [PReLU(SharedAxes = [2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 2)] [Dense(1)] [PReLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(3)] [Dense(4)] [PReLU(Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3)] [PReLU] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
