using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>LayerNormalization of all kinds of channels, with and without scale and shift.</summary>
public sealed class LayerNormalizationTests : LayerTests<LayerNormalizationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of 5", "[Input(3)] [Dense<Tanh>(5)] [LayerNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 8", "[Input(3)] [Dense<Tanh>(8)] [LayerNormalization(Epsilon = 0.1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 37", "[Input(3)] [Dense<Tanh>(37)] [LayerNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 2", "[Input(3, 2)] [Dense<Tanh>(17)] [LayerNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without scale", "[Input(3, 2)] [Dense<Tanh>(6)] [LayerNormalization(Scale = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without shift", "[Input(3, 2)] [Dense<Tanh>(6)] [LayerNormalization(Center = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("without either", "[Input(3, 2)] [Dense<Tanh>(6)] [LayerNormalization(Center = false, Scale = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 2)] [Dense<Tanh>(1)] [LayerNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3, 5)] [LayerNormalization] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(5)] [Dense<Tanh>(6)] [LayerNormalization(Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen, of the input", "[Input(5)] [LayerNormalization(Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
