using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Minimum of layers of one shape, as a residual, of inputs and of one layer twice.</summary>
public sealed class MinimumTests : LayerTests<MinimumTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two", "A: [Input(3)] | B: [Dense<Tanh>(17)] | C: [Dense<Tanh>(17, From = nameof(A))] | D: [Minimum(nameof(B), nameof(C))] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("three", "A: [Input(3)] | B: [Dense<Tanh>(4)] | C: [Dense<Tanh>(4, From = nameof(A))] | D: [Dense(4, From = nameof(A))] | E: [Minimum(nameof(B), nameof(C), nameof(D)), Output<MeanSquaredError>]"),
        new("residual", "A: [Input(5)] | B: [Dense<Tanh>(5)] | C: [Minimum(nameof(A), nameof(B))] | D: [Dense<Tanh>] | E: [Minimum(nameof(C), nameof(D))] | F: [Dense(1), Output<MeanSquaredError>]"),
        new("rank 2", "A: [Input(3, 2)] | B: [Dense<Tanh>(3)] | C: [Dense<Tanh>(3, From = nameof(A))] | D: [Minimum(nameof(B), nameof(C)), Output<MeanSquaredError>]"),
        new("single numbers", "A: [Input(3)] | B: [Dense<Tanh>(1)] | C: [Dense(1, From = nameof(A))] | D: [Minimum(nameof(B), nameof(C))] | E: [Dense(3), Output<MeanSquaredError>]"),
        new("reshaped", "A: [Input(3)] | B: [Dense<Tanh>(12)] | C: [Reshape(3, 4)] | D: [Dense(4)] | E: [Minimum(nameof(C), nameof(D))] | F: [Dense(2), Output<MeanSquaredError>]"),
        new("one layer twice", "A: [Input(3)] | B: [Dense<Tanh>(4)] | C: [Minimum(nameof(B), nameof(B))] | D: [Dense(2), Output<MeanSquaredError>]"),
    ];
}
