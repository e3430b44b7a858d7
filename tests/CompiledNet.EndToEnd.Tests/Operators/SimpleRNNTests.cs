using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>SimpleRNN of all widths, with all kinds of activations and directions.</summary>
public sealed class SimpleRNNTests : LayerTests<SimpleRNNTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(5, 2)] [SimpleRNN(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("sequences", "[Input(4, 3)] [Dense<Tanh>(5)] [SimpleRNN(17, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone number and unit", "[Input(4, 1)] [SimpleRNN(1, ReturnSequences = true)] [SimpleRNN(1)] [Loss<MeanSquaredError>]"),
        new("a single step", "[Input(1, 3)] [SimpleRNN(9)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rectified, without bias", "[Input(4, 2)] [Dense<Tanh>(3)] [SimpleRNN<ReLU>(8, UseBias = false, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("an activation that needs its input", "[Input(3, 2)] [SimpleRNN<SiLU>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("an activation that is infinite at zero", "[Input(1, 2)] [Dense(4)] [SimpleRNN<LogMagnitude>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("activation arguments", "[Input(3, 2)] [SimpleRNN<LeakyReLU>(6, ActivationArguments = [0.1], ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards", "[Input(4, 2)] [Dense<Tanh>(3)] [SimpleRNN(5, GoBackwards = true, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, side by side", "[Input(4, 2)] [Dense<Tanh>(3)] [SimpleRNN(5, Bidirectional = Bidirectional.Concat, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions of one unit", "[Input(4, 1)] [SimpleRNN(1, Bidirectional = Bidirectional.Concat, ReturnSequences = true)] [SimpleRNN(1, Bidirectional = Bidirectional.Sum)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(4, 2)] [Dense<Tanh>(3)] [SimpleRNN(5, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
