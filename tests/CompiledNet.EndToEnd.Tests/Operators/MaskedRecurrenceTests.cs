using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Recurrent layers that skip steps. After ReLU the positions of few channels are often all zero.</summary>
public sealed class MaskedRecurrenceTests : LayerTests<MaskedRecurrenceTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("SimpleRNN", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [SimpleRNN(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("SimpleRNN, sequences", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [SimpleRNN<SiLU>(5, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("LSTM", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [LSTM(9)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("LSTM, sequences, other activations", "[Input(7, 3)] [Dense<ReLU>(2)] [Masking] [LSTM<SiLU, HardSigmoid>(3, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [GRU(17)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU, sequences", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [GRU(8, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU, reset before", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [GRU(5, ResetAfter = false, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("tokens, stacked", "[Input(6)] [Rescaling(3, 1)] [Activation<ReLU>] [Embedding(5, 4, MaskZero = true)] [LSTM(5, ReturnSequences = true)] [GRU(3)] [Dense<Sigmoid>(1)] [Loss<BinaryCrossentropy>]"),
        new("backwards", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [LSTM(5, GoBackwards = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards, sequences, and the mask behind", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [GRU(5, GoBackwards = true, ReturnSequences = true)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [LSTM(3, Bidirectional = Bidirectional.Concat)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, sequences", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [GRU(3, Bidirectional = Bidirectional.Concat, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, multiplied, backwards, and the mask behind", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [LSTM(3, Bidirectional = Bidirectional.Mul, GoBackwards = true, ReturnSequences = true)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, their mean", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [SimpleRNN(3, Bidirectional = Bidirectional.Ave, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone unit", "[Input(6, 2)] [Dense<ReLU>(1)] [Masking] [LSTM(1)] [Loss<MeanSquaredError>]"),
        new("stateful", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [LSTM(4, ReturnSequences = true, Stateful = true)] [GRU(3, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("an activation that is infinite at zero", "[Input(4, 2)] [Dense<ReLU>(1)] [Masking] [SimpleRNN<LogMagnitude>(3, UseBias = false)] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false },
    ];

    [Fact]
    public void Cases_have_steps_of_both_kinds()
    {
        var network = NetworkForms.Compile([new("mask", "[Input(8, 3)] [Dense<ReLU>(2)]") { HasReference = false }], precisionsOnly: true)[0].Single.Network;
        int absent = network.Infer(new Samples<float>(network.Description, 4)).Chunk(2).Count(frame => frame.All(value => value == 0));
        absent.ShouldBeInRange(4, 28);
    }

    [Fact]
    public void A_sequence_padded_behind_gives_what_it_gives_without_padding()
    {
        const string Body = "[Masking] [LSTM(7)] [Dense(2)]";
        var forms = NetworkForms.Compile([new("short", $"[Input(3, 2)] {Body}"), new("long", $"[Input(6, 2)] {Body}")], precisionsOnly: true);
        float[] input = new Samples<float>(forms[0].Single.Description, 1).Inputs, expected = new float[2], given = new float[2];
        forms[0].Single.Predict(input, expected);
        forms[1].Single.Predict([.. input, 0, 0, 0, 0, 0, 0], given);
        given.ShouldBe(expected);
        forms[1].Single.Predict([0, 0, 0, 0, 0, 0, .. input], given);
        given.ShouldBe(expected);
    }
}
