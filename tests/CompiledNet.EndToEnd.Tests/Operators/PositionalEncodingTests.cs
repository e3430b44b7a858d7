using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>PositionalEncoding of even and odd numbers of channels.</summary>
public sealed class PositionalEncodingTests : LayerTests<PositionalEncodingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of the input", "[Input(5, 8)] [PositionalEncoding] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("odd channels", "[Input(9, 2)] [Dense<Tanh>(5)] [PositionalEncoding] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("many channels", "[Input(3, 2)] [Dense<Tanh>(17)] [PositionalEncoding(MaxWavelength = 100.5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channel", "[Input(6, 2)] [Dense<Tanh>(1)] [PositionalEncoding] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("twice", "[Input(4, 3)] [PositionalEncoding] [Dense<Tanh>(3)] [PositionalEncoding] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one position", "[Input(1, 4)] [PositionalEncoding] [Dense<Tanh>(3)] [Loss<MeanSquaredError>]"),
    ];
}
