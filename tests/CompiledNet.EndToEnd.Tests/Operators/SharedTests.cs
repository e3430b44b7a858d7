using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Layers and blocks that are used several times with one set of weights.</summary>
public sealed class SharedTests : LayerTests<SharedTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two towers", "A: [Input(5)] | B: [Input(5)] | L: [Dense<Tanh>(4, From = nameof(A))] | R: [Shared(nameof(L), nameof(B))] | S: [Subtract(nameof(L), nameof(R))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("one layer three times", "I: [Input(3)] | D: [Dense<Tanh>(17)] | H: [Dense<SiLU>(17)] | S: [Shared(nameof(H))] | T: [Shared(nameof(S))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("towers of layers", "A: [Input(5, 5, 1)] | B: [Input(5, 5, 1)] | L: [Block<Tower>(nameof(A))] | R: [Shared(nameof(L), nameof(B))] | M: [Multiply(nameof(L), nameof(R))] | O: [Dense<Sigmoid>(1), Output<BinaryCrossentropy>]"),
        new("a table read twice", "A: [Input(4)] | B: [Input(3)] | P: [Rescaling(2.5, 2.5, From = nameof(A))] | Q: [Rescaling(2.5, 2.5, From = nameof(B))] | E: [Embedding(6, 5, From = nameof(P))] | F: [Shared(nameof(E), nameof(Q))] | C: [Concatenate(nameof(E), nameof(F), Axis = 0)] | G: [GRU(3)] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("one recurrence over two sequences", "A: [Input(3, 2)] | B: [Input(5, 2)] | L: [LSTM(4, From = nameof(A))] | R: [Shared(nameof(L), nameof(B))] | S: [Add(nameof(L), nameof(R))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("frozen", "A: [Input(5)] | D: [Dense<Tanh>(5)] | L: [Dense<Tanh>(5, Trainable = false)] | R: [Shared(nameof(L))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("attention twice", "A: [Input(3, 4)] | L: [MultiHeadAttention(2, 3)] | R: [Shared(nameof(L))] | F: [Flatten] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("batch normalization twice", "A: [Input(5)] | D: [Dense(5)] | L: [BatchNormalization] | T: [Activation<Tanh>] | R: [Shared(nameof(L))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("a single unit twice", "A: [Input(5)] | B: [Input(5)] | L: [Dense<Tanh>(1, From = nameof(A))] | R: [Shared(nameof(L), nameof(B))] | C: [Concatenate(nameof(L), nameof(R))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("frames of two sequences", "A: [Input(3, 4)] | B: [Input(3, 4)] | L: [TimeDistributed<Frame>(nameof(A))] | R: [Shared(nameof(L), nameof(B))] | S: [Add(nameof(L), nameof(R))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("two outputs", "A: [Input(4)] | B: [Input(4)] | L: [Dense(3, From = nameof(A)), Output<MeanSquaredError>] | R: [Shared(nameof(L), nameof(B)), Output<MeanAbsoluteError>(Weight = 0.5f)]"),
        new("an own cell twice", "A: [Input(3, 4)] | B: [Input(2, 4)] | L: [Recurrent<Adding>(nameof(A))] | R: [Shared(nameof(L), nameof(B))] | S: [Add(nameof(L), nameof(R))] | O: [Dense(2), Output<MeanSquaredError>]") { HasReference = false },
    ];

    public static string Blocks => """
        [Block, Input, Conv2D<Tanh>(3, 3), MaxPooling2D(2, Strides = [1]), Flatten, Dropout(0.0), Dense<Tanh>(4)] public partial class Tower;
        [Block, Input, Dense<Tanh>(5), LayerNormalization] public partial class Frame;
        [Block] public partial class Adding
        {
            [Input] public partial Node X { get; }
            [State(5, Next = nameof(Now))] public partial Node Before { get; }
            [Dense(5, From = nameof(X))] public partial Node New { get; }
            [Dense(5, From = nameof(Before), UseBias = false)] public partial Node Old { get; }
            [Add(nameof(New), nameof(Old))] public partial Node Sum { get; }
            [Activation<Tanh>] public partial Node Now { get; }
        }
        """;
}
