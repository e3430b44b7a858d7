using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GroupNormalization in all kinds of groups, with and without scale and shift.</summary>
public sealed class GroupNormalizationTests : LayerTests<GroupNormalizationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("2 groups of 3", "[Input(2, 2, 3)] [Dense<Tanh>(6)] [GroupNormalization(2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("32 groups by default", "[Input(3, 3)] [Dense<Tanh>(32)] [GroupNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one group of 17", "[Input(3, 2)] [Dense<Tanh>(17)] [GroupNormalization(1, Epsilon = 0.01)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a group for each channel", "[Input(4, 2)] [Dense<Tanh>(5)] [GroupNormalization(-1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 1", "[Input(3)] [Dense<Tanh>(8)] [GroupNormalization(2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without scale", "[Input(3, 2)] [Dense<Tanh>(6)] [GroupNormalization(3, Scale = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without shift", "[Input(3, 2)] [Dense<Tanh>(6)] [GroupNormalization(3, Center = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(5, 2)] [Dense<Tanh>(1)] [GroupNormalization(1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3, 4)] [GroupNormalization(2)] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(3, 2)] [Dense<Tanh>(4)] [GroupNormalization(2, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
