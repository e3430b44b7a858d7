using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Embedding with all options. Inputs are from -1 to 1, so a rescaling makes ids of them.</summary>
public sealed class EmbeddingTests : LayerTests<EmbeddingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("a sequence", "[Input(5)] [Rescaling(5.99, 6)] [Embedding(12, 8)] [Dense<Tanh>(3)] [Loss<MeanSquaredError>]"),
        new("odd width", "[Input(3)] [Rescaling(1.5, 1.5)] [Embedding(3, 5)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("wide", "[Input(4)] [Rescaling(2.5, 2.5)] [Embedding(5, 17)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("lone channel", "[Input(4)] [Rescaling(2.5, 2.5)] [Embedding(5, 1, LearnedPositions = true)] [Dense<Tanh>(2)] [Loss<MeanSquaredError>]"),
        new("with positions", "[Input(7)] [Rescaling(4.5, 4.5)] [Embedding(9, 6, LearnedPositions = true)] [Dense<Tanh>(3)] [Loss<MeanSquaredError>]"),
        new("masks zero", "[Input(9)] [Rescaling(1.5, 1.5)] [Embedding(3, 4, MaskZero = true)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of rank 2", "[Input(3, 5)] [Rescaling(2.5, 2.5)] [Embedding(5, 3)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one id", "[Input(1)] [Rescaling(2.5, 2.5)] [Embedding(5, 8)] [Flatten] [Dense<Tanh>(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(4)] [Rescaling(2.5, 2.5)] [Embedding(5, 8, LearnedPositions = true, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
