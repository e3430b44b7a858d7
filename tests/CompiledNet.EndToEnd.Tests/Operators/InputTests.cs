using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Input: several of them, of any rank, in the order of the sample.</summary>
public sealed class InputTests : LayerTests<InputTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two of rank 1", "A: [Input(3)] | B: [Input(5)] | C: [Dense<Tanh>(4, From = nameof(A))] | D: [Dense<Tanh>(4, From = nameof(B))] | E: [Add(nameof(C), nameof(D)), Output<MeanSquaredError>]"),
        new("rank 1 and 2", "A: [Input(3)] | B: [Input(2, 5)] | C: [Dense<Tanh>(3, From = nameof(B))] | D: [Flatten] | E: [Concatenate(nameof(A), nameof(D))] | F: [Dense(2), Output<MeanSquaredError>]"),
        new("two of rank 2, softmax of each", "A: [Input(2, 3)] | B: [Input(3, 2)] | C: [Softmax(From = nameof(A))] | D: [Dense(4)] | E: [Softmax(From = nameof(B))] | F: [Dense(4)] | G: [Concatenate(nameof(D), nameof(F), Axis = 0)] | H: [Dense(2), Output<MeanSquaredError>]"),
        new("merged directly", "A: [Input(2, 3)] | B: [Input(2, 3)] | C: [Multiply(nameof(A), nameof(B))] | D: [Dense(2), Output<MeanSquaredError>]"),
        new("a single unit of the second", "A: [Input(17)] | B: [Input(3, 2)] | C: [Dense(1, From = nameof(B))] | D: [Flatten] | E: [Dense(2, From = nameof(A))] | F: [Concatenate(nameof(D), nameof(E))] | G: [Dense(1), Output<MeanSquaredError>]"),
        new("handed out", "A: [Input(3, 2)] | B: [Input(2)] | C: [Reshape(2, 3, From = nameof(A)), Output<MeanSquaredError>] | D: [Dense(2, From = nameof(A)), Output<MeanSquaredError>] | E: [Dropout(0.5, From = nameof(B)), Output]"),
    ];
}
