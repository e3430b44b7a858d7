using System.Collections.Generic;
using CompiledNet.EndToEnd.Tests.Operators;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Losses;

/// <summary>Every loss on outputs of rank 1 and 2, with its options.</summary>
public sealed class LossTests : LayerTests<LossTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("mean squared error, half", "[Input(3)] [Dense(5)] [Loss<MeanSquaredError>(Half = true)]"),
        new("mean absolute error", "[Input(3)] [Dense(5)] [Loss<MeanAbsoluteError>]"),
        new("Huber", "[Input(3)] [Dense(5)] [Loss<Huber>]"),
        new("Huber, narrow", "[Input(3)] [Dense(17)] [Loss<Huber>(Delta = 0.25f)]"),
        new("log-cosh", "[Input(3)] [Dense(5)] [Loss<LogCosh>]"),
        new("binary crossentropy of one", "[Input(3)] [Dense<Sigmoid>(1)] [Loss<BinaryCrossentropy>]"),
        new("binary crossentropy, smoothed", "[Input(3)] [Dense<Sigmoid>(5)] [Loss<BinaryCrossentropy>(LabelSmoothing = 0.25f)]"),
        new("binary crossentropy from logits", "[Input(3)] [Dense(5)] [Loss<BinaryCrossentropy>(FromLogits = true, LabelSmoothing = 0.125f)]"),
        new("binary crossentropy of probabilities", "[Input(3)] [Dense<Sigmoid>(5)] [Flatten] [Loss<BinaryCrossentropy>]"),
        new("binary crossentropy of softmax", "[Input(3)] [Dense<Softmax>(5)] [Loss<BinaryCrossentropy>]"),
        new("categorical crossentropy, smoothed", "[Input(3)] [Dense<Softmax>(5)] [Loss<CategoricalCrossentropy>(LabelSmoothing = 0.25f)]"),
        new("categorical crossentropy from logits", "[Input(3)] [Dense(10)] [Loss<CategoricalCrossentropy>(FromLogits = true)]"),
        new("categorical crossentropy of probabilities", "[Input(3)] [Dense<Softmax>(5)] [Flatten] [Loss<CategoricalCrossentropy>]"),
        new("categorical crossentropy of sigmoids", "[Input(3)] [Dense<Sigmoid>(5)] [Loss<CategoricalCrossentropy>]") { IsDoubtful = true },
        new("sparse categorical crossentropy from logits", "[Input(3)] [Dense(5)] [Loss<SparseCategoricalCrossentropy>(FromLogits = true)]"),
        new("sparse categorical crossentropy of probabilities", "[Input(3)] [Dense<Softmax>(5)] [Flatten] [Loss<SparseCategoricalCrossentropy>]"),
        new("probabilities taken for logits", "[Input(3)] [Dense<Softmax>(5)] [Loss<CategoricalCrossentropy>(FromLogits = true)]") { IsDoubtful = true },
        new("sigmoid taken for logits", "[Input(3)] [Dense<Sigmoid>(5)] [Loss<BinaryCrossentropy>(FromLogits = true)]") { IsDoubtful = true },
        new("Kullback-Leibler divergence", "[Input(3)] [Dense<Softmax>(5)] [Loss<KLDivergence>]"),
        new("Poisson", "[Input(3)] [Dense<Softplus>(5)] [Loss<Poisson>]"),
        new("hinge", "[Input(3)] [Dense(5)] [Loss<Hinge>]"),
        new("squared hinge", "[Input(3)] [Dense(5)] [Loss<SquaredHinge>]"),
        new("categorical hinge", "[Input(3)] [Dense(5)] [Loss<CategoricalHinge>]"),
        new("cosine similarity", "[Input(3)] [Dense(5)] [Loss<CosineSimilarity>]"),
        new("rank 2, mean absolute error", "[Input(3, 2)] [Dense(5)] [Loss<MeanAbsoluteError>(Weight = 0.5f)]"),
        new("rank 2, binary crossentropy", "[Input(3, 2)] [Dense<Sigmoid>(1)] [Loss<BinaryCrossentropy>]"),
        new("rank 2, sparse from logits", "[Input(3, 2)] [Dense(4)] [Loss<SparseCategoricalCrossentropy>(FromLogits = true)]"),
        new("rank 2, cosine similarity", "[Input(2, 2)] [Dense(4)] [Reshape(4, 2)] [Loss<CosineSimilarity>]"),
        new("logits of a normalization", "[Input(3)] [Dense(9)] [BatchNormalization] [Activation<Sigmoid>] [Loss<BinaryCrossentropy>]") { HasReference = false },
        new("logits beside a reader of the result", "I: [Input(3)] | P: [Dense<Sigmoid>(12), Output<BinaryCrossentropy>] | Q: [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>] | R: [Dense(2, From = nameof(P)), Output<MeanSquaredError>]") { HasReference = false },
    ];
}
