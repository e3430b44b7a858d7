using System.Collections.Generic;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.EndToEnd.Tests.Operators;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Losses;

/// <summary>Losses at outputs that a mask reaches: the mean over the positions of the batch that count, as in Keras.</summary>
public sealed class MaskedLossTests : LayerTests<MaskedLossTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("mean squared error of frames", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [GRU(5, ReturnSequences = true)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("of the masking itself", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [Loss<MeanAbsoluteError>]"),
        new("lone numbers, from logits", "[Input(6, 2)] [Dense<ReLU>(1)] [Masking] [Dense<Sigmoid>(1)] [Loss<BinaryCrossentropy>(Weight = 0.5f)]"),
        new("tags of tokens", "[Input(6)] [Rescaling(3, 1)] [Activation<ReLU>] [Embedding(5, 4, MaskZero = true)] [LSTM(6, ReturnSequences = true)] [Dense<Softmax>(3)] [Loss<SparseCategoricalCrossentropy>]"),
        new("tags of tokens, given as logits", "[Input(6)] [Rescaling(3, 1)] [Activation<ReLU>] [Embedding(5, 4, MaskZero = true)] [Dense(3)] [Loss<SparseCategoricalCrossentropy>(FromLogits = true)]"),
        new("of probabilities", "[Input(8, 3)] [Dense<ReLU>(2)] [Masking] [Dense<Softmax>(4)] [Dropout(0)] [Loss<SparseCategoricalCrossentropy>]"),
        new("one step", "[Input(1, 3)] [Dense<ReLU>(1)] [Masking] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("two masks and none", "I: [Input(7, 3)] | A: [Dense<ReLU>(2)] | M: [Masking] | P: [Dense(2), Output<MeanSquaredError>(Weight = 0.5f)] | B: [Dense<ReLU>(1, From = nameof(I))] | N: [Masking] | Q: [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>(Weight = 2)] | R: [Dense(2, From = nameof(I)), Output<MeanSquaredError>]"),
        new("masks joined", "I: [Input(9, 3)] | A: [Dense<ReLU>(2)] | M: [Masking] | B: [Dense<ReLU>(2, From = nameof(I))] | N: [Masking] | S: [Add(nameof(M), nameof(N))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("stateful", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [LSTM(4, ReturnSequences = true, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];

    [Fact]
    public void Nothing_counts_in_a_batch_that_is_all_padding()
    {
        var network = NetworkForms.Compile([new("padding", "[Input(4)] [Embedding(5, 3, MaskZero = true)] [Dense<Softmax>(3)] [Loss<SparseCategoricalCrossentropy>]") { HasReference = false }], precisionsOnly: true)[0].Single.Network;
        var workspace = network.Workspace(3);
        workspace.Gradients.Span.Fill(float.NaN);
        network.Backpropagate(new float[12], new float[12], default, 1, 3, workspace).ShouldBe(0);
        network.Description.Parameters.SelectMany(parameter => parameter.Of<float>(workspace.Gradients.Span)).ShouldAllBe(gradient => gradient == 0);
    }

    [Fact]
    public void What_lies_behind_the_end_changes_neither_loss_nor_gradients()
    {
        const string Body = "[Masking] [LSTM(7, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]";
        var forms = NetworkForms.Compile([new("short", $"[Input(3, 2)] {Body}"), new("long", $"[Input(6, 2)] {Body}")], precisionsOnly: true);
        var samples = new Samples<float>(forms[0].Single.Description, 1);
        float[] padded = [.. samples.Targets, 9, 9, 9, 9, 9, 9];
        INetwork<float> whole = forms[0].Single.Network, longer = forms[1].Single.Network;
        TrainingWorkspace<float> expected = whole.Workspace(1), actual = longer.Workspace(1);
        float loss = whole.Backpropagate(samples.Inputs, samples.Targets, default, 1, 1, expected);
        longer.Backpropagate([.. samples.Inputs, 0, 0, 0, 0, 0, 0], padded, default, 1, 1, actual).ShouldBe(loss, 1e-6f);
        actual.Gradients.Span.ToArray().ShouldBe(expected.Gradients.Span.ToArray(), 1e-6);
    }

    [Fact]
    public void Losses_of_predictions_need_what_an_evaluation_keeps()
    {
        var network = Compiled(Cases[0].Name).Single.Network;
        var samples = new Samples<float>(network.Description, 1);
        var workspace = new InferenceWorkspace<float>(network.Description, 1);
        Should.Throw<System.ArgumentException>(() => network.Losses(network.Infer(samples), samples.Targets, new float[1], 1, workspace)).Message.ShouldContain("IsEvaluating");
    }
}
