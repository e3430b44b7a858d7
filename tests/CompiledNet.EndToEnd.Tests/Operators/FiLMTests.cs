using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>FiLM of vectors, sequences and images, by one condition a sample and by one a position.</summary>
public sealed class FiLMTests : LayerTests<FiLMTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("vectors", "I: [Input(5)] | C: [Input(3)] | A: [Dense<Tanh>(9, From = nameof(I))] | F: [FiLM(nameof(A), nameof(C))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("an image by a trained condition", "I: [Input(3, 4, 2)] | C: [Input(3)] | D: [Dense<Tanh>(4)] | A: [Conv2D<Tanh>(17, 2, From = nameof(I))] | F: [FiLM(nameof(A), nameof(D))] | G: [GlobalAveragePooling2D] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("a sequence, position by position", "I: [Input(4, 2)] | C: [Input(4, 3)] | D: [Dense<Tanh>(3)] | A: [Dense<Tanh>(6, From = nameof(I))] | F: [FiLM(nameof(A), nameof(D))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("lone channels", "I: [Input(4, 2)] | C: [Input(3)] | D: [Dense<Tanh>(3)] | A: [Dense<Tanh>(1, From = nameof(I))] | F: [FiLM(nameof(A), nameof(D))] | G: [Flatten] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("by one number", "I: [Input(4, 2)] | C: [Input(1)] | D: [Dense<Tanh>(1)] | A: [Dense<Tanh>(5, From = nameof(I))] | F: [FiLM(nameof(A), nameof(D))] | G: [Flatten] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("without bias", "I: [Input(5)] | C: [Input(3)] | A: [Dense<Tanh>(4, From = nameof(I))] | F: [FiLM(nameof(A), nameof(C), UseBias = false)] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("frozen", "I: [Input(5)] | C: [Input(3)] | D: [Dense<Tanh>(4)] | A: [Dense<Tanh>(4, From = nameof(I))] | F: [FiLM(nameof(A), nameof(D), Trainable = false)] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("of inputs", "I: [Input(2, 5)] | C: [Input(3)] | F: [FiLM(nameof(I), nameof(C))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("where features are undefined in the padding", "I: [Input(5)] | C: [Input(3)] | A: [Dense<LogMagnitude>(5, From = nameof(I))] | F: [FiLM(nameof(A), nameof(C))] | O: [Dense(2), Output<MeanSquaredError>]") { HasReference = false },
    ];
}
