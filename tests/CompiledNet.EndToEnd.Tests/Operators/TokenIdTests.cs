using System;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Token ids that are none: refused by every call that is given one, by row and position.</summary>
public sealed class TokenIdTests
{
    private const string Layers = "[Input(3)] [Embedding(5, 4, LearnedPositions = true)] [MultiHeadAttention(1, 4, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]";

    private static readonly NetworkForm<float> Form = NetworkForms.Compile([new NetworkSource("tokens", Layers)], precisionsOnly: true)[0].Single;

    public static TheoryData<float> NoIds => [-1, 5, -0.5f, 0.37f, 3.9999998f, float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, int.MinValue];

    [Theory, MemberData(nameof(NoIds))]
    public void A_batch_and_a_training_step_name_the_row(float id)
    {
        float[] inputs = [0, 1, 2, 3, 4, id, 0, 0, 0], outputs = new float[3 * Form.Description.OutputSize], targets = new float[3 * Form.Description.TargetSize];
        var inference = new InferenceWorkspace<float>(Form.Description, 3);
        var training = new TrainingWorkspace<float>(Form.Description, 3);

        Message(() => Form.Network.Infer(inputs, outputs, 3, inference)).ShouldStartWith("Row 1, position 2: token ids are whole numbers from 0 to 4.");
        Message(() => Form.Network.Backpropagate(inputs, targets, default, 1, 3, training)).ShouldStartWith("Row 1, position 2: token ids are whole numbers from 0 to 4.");
    }

    [Theory, MemberData(nameof(NoIds))]
    public void A_prediction_names_the_position(float id)
    {
        float[] output = new float[Form.Description.OutputSize];

        Message(() => Form.Predict([1, id, 2], output)).ShouldStartWith("Row 0, position 1: token ids are whole numbers from 0 to 4.");
        Form.Predict([1, -0f, 2], output);
    }

    /// <summary>Whatever splits a batch, the row that is named is that of the batch.</summary>
    [Fact]
    public void Calls_that_split_a_batch_name_its_row()
    {
        var network = Form.Another(1);
        float[] inputs = new float[300 * 3], outputs = new float[300 * Form.Description.OutputSize], targets = new float[300 * Form.Description.TargetSize];
        inputs[(290 * 3) + 2] = 0.37f;
        const string Expected = "Row 290, position 2: token ids are whole numbers from 0 to 4.";
        using var predictor = new Predictor(network, threads: 2);
        using var trainer = new Trainer(network, new SGD(), capacity: 300, threads: 2);
        Message(() => predictor.PredictBatch(inputs, outputs)).ShouldStartWith(Expected);
        Message(() => trainer.TrainOnBatch(inputs, targets)).ShouldStartWith(Expected);
        Message(() => trainer.ComputeGradients(inputs, targets)).ShouldStartWith(Expected);
        Message(() => trainer.Forward(inputs)).ShouldStartWith(Expected);
        var data = Dataset.From(new DataBlock(inputs, 3), new DataBlock(targets, Form.Description.TargetSize));
        Should.Throw<ArgumentException>(() => network.Fit(data)).Message.ShouldContain("row 290 has 0.37");
        Should.Throw<ArgumentException>(() => network.Evaluate(data)).Message.ShouldContain("row 290 has 0.37");
        outputs.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Ids_that_a_layer_moves_are_checked_and_those_that_it_computes_are_cut()
    {
        var forms = NetworkForms.Compile(
        [
            new("moved", "[Input(3, 1)] [Permute(2, 1)] [Reshape(3)] [Embedding(5, 4)] [Flatten]"),
            new("shifted", "[Input(3)] [Rescaling(1, -1)] [Embedding(5, 4)] [Flatten]"),
            new("computed", "[Input(3)] [Rescaling(0.5, 0)] [Embedding(5, 4)] [Flatten]"),
        ], precisionsOnly: true);
        float[] output = new float[12], expected = new float[12];
        Message(() => forms[0].Single.Predict([1, 0.37f, 2], output)).ShouldStartWith("Row 0, position 1: token ids are whole numbers from 0 to 4.");
        Message(() => forms[1].Single.Predict([1, 2, 1.37f], output)).ShouldStartWith("Row 0, position 2: token ids are whole numbers from 0 to 4.");
        forms[2].Single.Predict([3, 4, 2.5f], output);
        forms[2].Single.Predict([2, 4, 2], expected);
        output.ShouldBe(expected);
        Message(() => forms[2].Single.Predict([10, 4, 2], output)).ShouldStartWith("Row 0, position 0: token ids are");
    }

    [Fact]
    public void Numbers_that_are_no_category_stand_for_nothing_in_every_call()
    {
        var network = NetworkForms.Compile([new("counted", "[Input(3)] [CategoryEncoding(4)] [Dense(2)] [Loss<MeanSquaredError>]")], precisionsOnly: true)[0].Single.Another(1);
        float[] inputs = [1, -1, 3, 0, 1, -1], targets = new float[4], outputs = new float[4];
        network.Description.Inputs[0].AcceptsOtherNumbers.ShouldBeTrue();
        using var predictor = new Predictor(network);
        predictor.PredictBatch(inputs, outputs);
        network.Fit(Dataset.From(new DataBlock(inputs, 3), new DataBlock(targets, 2)), new FitOptions { Epochs = 1, Optimizer = new SGD(0) });
    }

    [Fact]
    public void A_step_that_was_refused_has_not_happened()
    {
        var session = Form.NewStreamingSession().ShouldNotBeNull();
        float[] first = new float[2], second = new float[2], whole = new float[6];
        Form.Predict([1, 4, 2], whole);

        session.Step([1], first);
        Message(() => session.Step([5], second)).ShouldContain("token ids");
        session.Frames.ShouldBe(1);
        session.Step([4], second);

        Agreement.Demand<float>("the first two steps", [.. first, .. second], whole.AsSpan(0, 4), 1e-5);
    }

    [Fact]
    public void A_step_hands_the_exception_on_from_other_threads_and_a_fit_looks_before_it_begins()
    {
        var network = Form.Another(1);
        float[] inputs = new float[64 * 3], targets = new float[64 * 6];
        for (int row = 0; row < 64; row++) (inputs[3 * row + 1], inputs[3 * row + 2]) = (1, row == 40 ? 7 : 2);
        using var trainer = new Trainer(network, new SGD(), capacity: 64, threads: 2);

        Message(() => trainer.TrainOnBatch(inputs, targets)).ShouldContain("position 2: token ids");
        Should.Throw<ArgumentException>(() => network.Fit(Dataset.From(new DataBlock(inputs, 3), new DataBlock(targets, 6)), new FitOptions { Threads = 2, BatchSize = 32 })).Message.ShouldContain("row 40 has 7");
    }

    private static string Message(Action call) => Should.Throw<ArgumentOutOfRangeException>(call).Message;
}
