using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>DenseTranspose: tables of embeddings and kernels of dense layers as last layers, for every way that matrices lie.</summary>
public sealed class DenseTransposeTests : LayerTests<DenseTransposeTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("tied embedding", "I: [Input(4)] | Q: [Rescaling(3.5, 3.5)] | E: [Embedding(7, 5)] | G: [GRU(5, ReturnSequences = true)] | O: [DenseTranspose<Softmax>(nameof(E)), Output<SparseCategoricalCrossentropy>]"),
        new("tied wide embedding without bias", "I: [Input(3)] | Q: [Rescaling(16.5, 16.5)] | E: [Embedding(33, 20)] | G: [Dense<Tanh>(20)] | O: [DenseTranspose<Softmax>(nameof(E), UseBias = false), Output<CategoricalCrossentropy>]"),
        new("frozen table", "I: [Input(3)] | Q: [Rescaling(2.9, 2.9)] | E: [Embedding(6, 4, Trainable = false)] | G: [Dense<Tanh>(4)] | O: [DenseTranspose<Softmax>(nameof(E)), Output<CategoricalCrossentropy>]"),
        new("frozen bias", "I: [Input(3)] | Q: [Rescaling(2.9, 2.9)] | E: [Embedding(6, 4)] | G: [Dense<Tanh>(4)] | O: [DenseTranspose<Softmax>(nameof(E), Trainable = false), Output<CategoricalCrossentropy>]"),
        new("table read twice and tied", "A: [Input(2)] | B: [Input(2)] | P: [Rescaling(2.5, 2.5, From = nameof(A))] | Q: [Rescaling(2.5, 2.5, From = nameof(B))] | E: [Embedding(6, 4, From = nameof(P))] | F: [Shared(nameof(E), nameof(Q))] | S: [Add(nameof(E), nameof(F))] | G: [Dense<Tanh>(4)] | O: [DenseTranspose(nameof(F)), Output<MeanSquaredError>]"),
        new("autoencoder", "I: [Input(17)] | D: [Dense<Tanh>(9)] | O: [DenseTranspose(nameof(D)), Output<MeanSquaredError>]"),
        new("deep autoencoder", "I: [Input(6)] | D: [Dense<Tanh>(5)] | E: [Dense<Tanh>(3)] | F: [DenseTranspose<Tanh>(nameof(E))] | O: [DenseTranspose(nameof(D)), Output<MeanSquaredError>]"),
        new("a code of one number", "I: [Input(5)] | D: [Dense<Tanh>(1)] | O: [DenseTranspose(nameof(D)), Output<MeanSquaredError>]"),
        new("one input", "I: [Input(1)] | D: [Dense<Tanh>(5)] | O: [DenseTranspose(nameof(D)), Output<MeanSquaredError>]"),
        new("one number and one input", "I: [Input(1)] | D: [Dense<Tanh>(1)] | O: [DenseTranspose(nameof(D)), Output<MeanSquaredError>]"),
        new("frames", "I: [Input(3, 8)] | D: [Dense<Tanh>(4)] | O: [DenseTranspose<Tanh>(nameof(D)), Output<MeanSquaredError>]"),
        new("twice tied", "I: [Input(6)] | D: [Dense<Tanh>(4)] | E: [DenseTranspose<Tanh>(nameof(D))] | H: [Shared(nameof(D))] | O: [Shared(nameof(E)), Output<MeanSquaredError>]"),
        new("a shared autoencoder", "A: [Input(6)] | L: [Block<Coder>(nameof(A))] | R: [Shared(nameof(L))] | O: [Dense(2), Output<MeanSquaredError>]"),
    ];

    public static string Blocks => """
        [Block] public partial class Coder
        {
            [Input]                             public partial Node X { get; }
            [Dense<Tanh>(3)]                    public partial Node Code { get; }
            [DenseTranspose<Tanh>(nameof(Code))] public partial Node Y { get; }
        }
        """;
}
