using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Subtract of layers of one shape, as a residual, of inputs and of one layer twice.</summary>
public sealed class SubtractTests : LayerTests<SubtractTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two", "A: [Input(3)] | B: [Dense<Tanh>(17)] | C: [Dense<Tanh>(17, From = nameof(A))] | D: [Subtract(nameof(B), nameof(C))] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("residual", "A: [Input(5)] | B: [Dense<Tanh>(5)] | C: [Subtract(nameof(A), nameof(B))] | D: [Dense<Tanh>] | E: [Subtract(nameof(C), nameof(D))] | F: [Dense(1), Output<MeanSquaredError>]"),
        new("rank 2", "A: [Input(3, 2)] | B: [Dense<Tanh>(3)] | C: [Dense<Tanh>(3, From = nameof(A))] | D: [Subtract(nameof(B), nameof(C)), Output<MeanSquaredError>]"),
        new("single numbers", "A: [Input(3)] | B: [Dense<Tanh>(1)] | C: [Dense(1, From = nameof(A))] | D: [Subtract(nameof(B), nameof(C))] | E: [Dense(3), Output<MeanSquaredError>]"),
        new("reshaped", "A: [Input(3)] | B: [Dense<Tanh>(12)] | C: [Reshape(3, 4)] | D: [Dense(4)] | E: [Subtract(nameof(C), nameof(D))] | F: [Dense(2), Output<MeanSquaredError>]"),
        new("one layer twice", "A: [Input(3)] | B: [Dense<Tanh>(4)] | C: [Subtract(nameof(B), nameof(B))] | D: [Dense(2), Output<MeanSquaredError>]"),
    ];
}
