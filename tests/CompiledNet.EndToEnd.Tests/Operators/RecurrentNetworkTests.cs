using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Whole recurrent networks of the kinds that people build, small enough to check every gradient.</summary>
public sealed class RecurrentNetworkTests : LayerTests<RecurrentNetworkTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("stacked LSTM, classifying", "[Input(6, 3)] [LSTM(8, ReturnSequences = true)] [LSTM(5)] [Dense<ReLU>(6)] [Dense<Softmax>(4)] [Loss<SparseCategoricalCrossentropy>]"),
        new("stacked GRU, answering every step", "[Input(6, 2)] [GRU(7, ReturnSequences = true)] [GRU(5, ReturnSequences = true)] [Dense<Softmax>(3)] [Loss<CategoricalCrossentropy>]"),
        new("both directions, stacked", "[Input(5, 3)] [LSTM(4, Bidirectional = Bidirectional.Concat, ReturnSequences = true)] [GRU(3, Bidirectional = Bidirectional.Concat)] [Dense<Sigmoid>(2)] [Loss<BinaryCrossentropy>]"),
        new("convolution, then recurrence", "[Input(9, 2)] [Conv1D<ReLU>(6, 3)] [MaxPooling1D] [GRU(5)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("one sequence read twice, with a skip", "I: [Input(4, 3)] | A: [LSTM(3, ReturnSequences = true)] | B: [GRU(3, ReturnSequences = true, From = nameof(I))] | S: [Add(nameof(A), nameof(B), nameof(I))] | C: [LSTM(4)] | D: [GRU(4, From = nameof(S))] | E: [Concatenate(nameof(C), nameof(D))] | F: [Dense(2), Output<MeanSquaredError>]"),
        new("causal convolution and recurrence, step by step", "[Input(7, 2)] [Conv1D<Tanh>(6, 2, Padding = Padding.Causal)] [LSTM(32, ReturnSequences = true)] [GRU(16, ReturnSequences = true)] [GRU(5, ResetAfter = false, ReturnSequences = true)] [SimpleRNN(9)] [Dense(2)] [Loss<MeanSquaredError>]") { Scale = 0.4 },
        new("encoder and decoder", "[Input(5, 2)] [GRU(4)] [RepeatVector(3)] [GRU(4, ReturnSequences = true)] [Dense(1)] [Loss<MeanSquaredError>]"),
    ];
}
