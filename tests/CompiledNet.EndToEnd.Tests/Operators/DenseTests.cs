using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Dense, for inputs of rank 1 and 2 and every way its sizes meet the vector widths.</summary>
public sealed class DenseTests : LayerTests<DenseTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("1 to 1", "[Input(1)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("1 to 5", "[Input(1)] [Dense(5)] [Loss<MeanSquaredError>]"),
        new("3 to 1", "[Input(3)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("2 to 2 to 1", "[Input(2)] [Dense(2)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("5 to 1 to 3", "[Input(5)] [Dense(1)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("3 to 8 to 10", "[Input(3)] [Dense(8)] [Dense(10)] [Loss<MeanSquaredError>]"),
        new("10 to 16 to 17", "[Input(10)] [Dense(16)] [Dense(17)] [Loss<MeanSquaredError>]"),
        new("17 to 33 to 2", "[Input(17)] [Dense(33)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("16 to 8 to 33", "[Input(16)] [Dense(8)] [Dense(33)] [Loss<MeanSquaredError>]"),
        new("33 to 1 to 1", "[Input(33)] [Dense(1)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("8 to 10 to 8 to 1", "[Input(8)] [Dense<ReLU>(10)] [Dense<ReLU>(8)] [Dense<Sigmoid>(1)] [Loss<BinaryCrossentropy>]"),
        new("as many units as inputs", "[Input(5)] [Dense] [Dense<Tanh>] [Loss<MeanSquaredError>]"),
        new("without bias", "[Input(5)] [Dense<Tanh>(17, UseBias = false)] [Dense(3, UseBias = false)] [Loss<MeanSquaredError>]"),
        new("single unit without bias", "[Input(10)] [Dense<Tanh>(1, UseBias = false)] [Dense(1, UseBias = false)] [Loss<MeanSquaredError>]"),
        new("frozen first", "[Input(4)] [Dense<Tanh>(6, Trainable = false)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("frozen last", "[Input(4)] [Dense<Tanh>(6)] [Dense(3, Trainable = false)] [Loss<MeanSquaredError>]"),
        new("frozen single unit", "[Input(4)] [Dense<Tanh>(6)] [Dense(1, Trainable = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 2", "[Input(3, 5)] [Dense<Tanh>(8)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 2, wide", "[Input(2, 17)] [Dense<SiLU>(10)] [Dense<Tanh>(33)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("rank 2 to 1", "[Input(3, 4)] [Dense<Tanh>(1)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("rank 2, one output", "[Input(3, 4)] [Dense<Tanh>(7)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("rank 3", "[Input(2, 2, 3)] [Dense<Tanh>(5)] [Dense(4)] [Loss<MeanSquaredError>]"),
        new("ReLU", "[Input(3)] [Dense<ReLU>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("LeakyReLU", "[Input(3)] [Dense<LeakyReLU>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("Sigmoid", "[Input(3)] [Dense<Sigmoid>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("Tanh", "[Input(3)] [Dense<Tanh>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GELU", "[Input(3)] [Dense<GELU>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("all other activations, side by side", "I: [Input(3)] | A0: [Dense<Linear>(5, From = nameof(I))] | A1: [Dense<ReLU6>(5, From = nameof(I))] | A2: [Dense<ELU>(5, From = nameof(I))] | A3: [Dense<SELU>(5, From = nameof(I))] | A4: [Dense<HardSigmoid>(5, From = nameof(I))] | A5: [Dense<Softplus>(5, From = nameof(I))] | A6: [Dense<Softsign>(5, From = nameof(I))] | A7: [Dense<SiLU>(5, From = nameof(I))] | A8: [Dense<Swish>(5, From = nameof(I))] | A9: [Dense<HardSwish>(5, From = nameof(I))] | A10: [Dense<GELUTanh>(5, From = nameof(I))] | A11: [Dense<Mish>(5, From = nameof(I))] | A12: [Dense<Exponential>(5, From = nameof(I))] | All: [Concatenate(nameof(A0), nameof(A1), nameof(A2), nameof(A3), nameof(A4), nameof(A5), nameof(A6), nameof(A7), nameof(A8), nameof(A9), nameof(A10), nameof(A11), nameof(A12))] | Y: [Dense(2), Output<MeanSquaredError>]"),
        new("softmax", "[Input(3)] [Dense<Softmax>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("activation of a single unit", "[Input(3)] [Dense<GELU>(1)] [Dense(4)] [Loss<MeanSquaredError>]"),
        new("activation of a user", "[Input(3)] [Dense<LogMagnitude>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("vector activation of a user", "[Input(3)] [Dense<SharpSoftmax>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
