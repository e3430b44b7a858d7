using System;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Token ids that are none: refused by every call that is given one, by row and position.</summary>
public sealed class TokenIdTests
{
    private const string Layers = "[Input(3)] [Embedding(5, 4, LearnedPositions = true)] [MultiHeadAttention(1, 4, UseCausalMask = true)] [Dense(2)] [Loss<MeanSquaredError>]";

    private static readonly NetworkForm<float> Form = NetworkForms.Compile([new NetworkSource("tokens", Layers)], precisionsOnly: true)[0].Single;

    public static TheoryData<float> NoIds => [-1, 5, -0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, int.MinValue];

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
        Form.Predict([1, 4.9f, 2], output);
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
