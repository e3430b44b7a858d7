using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Dropout outside training, where it does nothing; <see cref="DropoutDrawTests"/> tests what it draws.</summary>
public sealed class DropoutTests : LayerTests<DropoutTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("after a dense layer", "[Input(5)] [Dense<Tanh>(10)] [Dropout(0.5)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(5)] [Dropout(0.2)] [Dense<Tanh>(1)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(5)] [Dense(3)] [Dropout(0.25)] [Loss<MeanSquaredError>]"),
        new("rank 2", "[Input(2, 3)] [Dense<Tanh>(5)] [Dropout(0.5)] [Dense(1)] [Dropout(0.1)] [Loss<MeanSquaredError>]"),
        new("rate 0", "[Input(3)] [Dense(4)] [Dropout(0)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
