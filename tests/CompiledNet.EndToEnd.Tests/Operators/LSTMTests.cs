using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>LSTM of all widths, with all kinds of activations and directions.</summary>
public sealed class LSTMTests : LayerTests<LSTMTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(5, 2)] [LSTM(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("sequences", "[Input(4, 3)] [Dense<Tanh>(5)] [LSTM(9, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone number and unit", "[Input(4, 1)] [LSTM(1, ReturnSequences = true)] [LSTM(1)] [Loss<MeanSquaredError>]"),
        new("a single step", "[Input(1, 3)] [LSTM(17)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("8 units", "[Input(3, 1)] [LSTM(8)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("16 units, without bias", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM(16, UseBias = false, ReturnSequences = true)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("other activations", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM<Softsign, HardSigmoid>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("activations that need their inputs", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM<SiLU, GELU>(5, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("activation arguments", "[Input(3, 2)] [LSTM<LeakyReLU, ELU>(6, ActivationArguments = [0.1], RecurrentActivationArguments = [0.5])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("an activation that is infinite at zero", "[Input(1, 2)] [Dense(4)] [LSTM<LogMagnitude, Sigmoid>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards", "[Input(4, 2)] [Dense<Tanh>(3)] [LSTM(5, GoBackwards = true, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards, the last", "[Input(4, 2)] [LSTM(5, GoBackwards = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, side by side", "[Input(4, 2)] [Dense<Tanh>(3)] [LSTM(5, Bidirectional = Bidirectional.Concat, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, the last", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM(3, Bidirectional = Bidirectional.Concat)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, added", "[Input(3, 2)] [LSTM(3, Bidirectional = Bidirectional.Sum, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, multiplied", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM(3, Bidirectional = Bidirectional.Mul, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, their mean, backwards", "[Input(3, 2)] [LSTM(3, Bidirectional = Bidirectional.Ave, GoBackwards = true, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(3, 2)] [LSTM(3, ReturnSequences = true)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM(5, Trainable = false, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
