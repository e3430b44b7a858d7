using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Concatenate along every axis, and what several readers of one layer pass back.</summary>
public sealed class ConcatenateTests : LayerTests<ConcatenateTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two", "A: [Input(3)] | B: [Dense<Tanh>(5)] | C: [Dense<Tanh>(2, From = nameof(A))] | D: [Concatenate(nameof(B), nameof(C))] | E: [Dense(2), Output<MeanSquaredError>]"),
        new("three with the input", "A: [Input(3)] | B: [Dense<Tanh>(1)] | C: [Dense<Tanh>(17, From = nameof(A))] | D: [Concatenate(nameof(B), nameof(A), nameof(C)), Output<MeanSquaredError>]"),
        new("axis 0 of 2", "A: [Input(2, 3)] | B: [Dense<Tanh>(3)] | C: [Concatenate(nameof(A), nameof(B), Axis = 0)] | D: [Dense(2), Output<MeanSquaredError>]"),
        new("axis 1 of 2", "A: [Input(2, 3)] | B: [Dense<Tanh>(4)] | C: [Concatenate(nameof(A), nameof(B), Axis = 1)] | D: [Dense(2), Output<MeanSquaredError>]"),
        new("axis 0 of 3", "A: [Input(2, 2, 3)] | B: [Dense<Tanh>(3)] | C: [Concatenate(nameof(B), nameof(A), Axis = 0)] | D: [Dense(2), Output<MeanSquaredError>]"),
        new("axis 1 of 3", "A: [Input(2, 2, 3)] | B: [Dense<Tanh>(3)] | C: [Concatenate(nameof(B), nameof(A), nameof(B), Axis = 1)] | D: [Dense(2), Output<MeanSquaredError>]"),
        new("axis -2 of rows of 4", "A: [Input(2, 4)] | B: [Dense<Tanh>(4)] | C: [Concatenate(nameof(A), nameof(B), Axis = -2), Output<MeanSquaredError>]"),
        new("twice the same", "A: [Input(3)] | B: [Dense<Tanh>(4)] | C: [Concatenate(nameof(B), nameof(B))] | D: [Dense(2), Output<MeanSquaredError>]"),
        new("densely connected", "A: [Input(3)] | B: [Dense<ReLU>(4)] | C: [Concatenate(nameof(A), nameof(B))] | D: [Dense<ReLU>(4)] | E: [Concatenate(nameof(A), nameof(B), nameof(D))] | F: [Dense<Softmax>(3), Output<CategoricalCrossentropy>]"),
        new("three outputs, two trained", "A: [Input(5)] | B: [Dense<Tanh>(8)] | C: [Dense(3), Output<MeanSquaredError>(Weight = 0.25f)] | D: [Dense<Sigmoid>(2, From = nameof(B)), Output<BinaryCrossentropy>(Weight = 2)] | E: [Concatenate(nameof(C), nameof(D)), Output]"),
    ];
}
