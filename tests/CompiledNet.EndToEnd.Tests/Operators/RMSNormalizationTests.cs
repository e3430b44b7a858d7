using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>RMSNormalization of all kinds of channels.</summary>
public sealed class RMSNormalizationTests : LayerTests<RMSNormalizationTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of 5", "[Input(3)] [Dense<Tanh>(5)] [RMSNormalization] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 37, rank 2", "[Input(2, 3)] [Dense<Tanh>(37)] [RMSNormalization(Epsilon = 0.01)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 2)] [Dense<Tanh>(1)] [RMSNormalization(Epsilon = 0.1)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3, 8)] [RMSNormalization] [Dense<Tanh>(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(5)] [Dense<Tanh>(6)] [RMSNormalization(Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
