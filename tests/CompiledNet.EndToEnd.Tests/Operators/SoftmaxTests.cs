using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Softmax along the last axis of vectors and matrices, with and without a fused loss.</summary>
public sealed class SoftmaxTests : LayerTests<SoftmaxTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of 2", "[Input(3)] [Dense(2)] [Softmax] [Loss<MeanSquaredError>]"),
        new("of 1", "[Input(3)] [Dense(1)] [Softmax] [Dense(2)] [Loss<MeanSquaredError>]") { IsDoubtful = true },
        new("of 10, fused", "[Input(5)] [Dense<ReLU>(16)] [Dense(10)] [Softmax] [Loss<CategoricalCrossentropy>]"),
        new("of 17, fused, sparse", "[Input(5)] [Dense(17)] [Softmax] [Loss<SparseCategoricalCrossentropy>]"),
        new("rank 2", "[Input(3, 5)] [Dense(8)] [Softmax] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("rank 2, fused", "[Input(3, 5)] [Dense(5)] [Softmax] [Loss<CategoricalCrossentropy>]"),
        new("rank 2, fused, sparse", "[Input(2, 3)] [Dense<Softmax>(4)] [Loss<SparseCategoricalCrossentropy>]"),
        new("of a reshaped vector", "[Input(5)] [Dense(12)] [Reshape(3, 4)] [Softmax] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of a reshaped vector, fused", "[Input(5)] [Dense(12)] [Reshape(3, 4)] [Softmax] [Loss<CategoricalCrossentropy>]"),
        new("of the input", "[Input(3)] [Softmax] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("fused and read by others", "A: [Input(4)] | B: [Dense<Tanh>(5)] | C: [Dense<Softmax>(3), Output<CategoricalCrossentropy>] | D: [Dense(2), Output<MeanSquaredError>(Weight = 0.5f)]"),
    ];
}
