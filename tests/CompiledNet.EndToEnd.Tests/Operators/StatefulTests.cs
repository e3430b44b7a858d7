using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Recurrent layers whose state goes on from batch to batch; PyTorch's values are of two batches.</summary>
public sealed class StatefulTests : LayerTests<StatefulTests>, ILayerCases
{
    private const int Steps = 6, Channels = 2;

    private static readonly string[] s_bodies =
    [
        "[SimpleRNN(5, ReturnSequences = true, Stateful = true)]", "[LSTM(9, ReturnSequences = true, Stateful = true)] [LSTM(3, ReturnSequences = true, Stateful = true)]",
        "[GRU(8, ReturnSequences = true, Stateful = true)]", "[GRU(5, ResetAfter = false, ReturnSequences = true, Stateful = true)]",
    ];

    // As long a sequence in one piece and in three, in both forms of every layer.
    private static readonly Lazy<Dictionary<string, (NetworkForm<float> Whole, NetworkForm<float> Piece)>> Forms = new(() => NetworkForms.Compile(
        [.. s_bodies.SelectMany(body => new[] { Source(body, Steps), Source(body, Steps / 3) })], precisionsOnly: true)
        .Chunk(2).Zip(s_bodies, (forms, body) => (body, (forms[0].Single, forms[1].Single))).ToDictionary());

    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("SimpleRNN", "[Input(4, 2)] [SimpleRNN(3, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("LSTM, sequences", "[Input(4, 3)] [Dense<Tanh>(5)] [LSTM(9, ReturnSequences = true, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("LSTM, other activations", "[Input(3, 2)] [Dense<Tanh>(3)] [LSTM<SiLU, HardSigmoid>(5, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU", "[Input(4, 2)] [GRU(5, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU, reset before, at the end", "[Input(4, 2)] [Dense<Tanh>(3)] [GRU(17, ResetAfter = false, ReturnSequences = true, Stateful = true)] [Loss<MeanSquaredError>]"),
        new("backwards", "[Input(4, 2)] [LSTM(5, GoBackwards = true, ReturnSequences = true, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("stacked, one that forgets", "[Input(4, 1)] [LSTM(1, ReturnSequences = true, Stateful = true)] [SimpleRNN(4, ReturnSequences = true)] [GRU(3, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a single step", "[Input(1, 3)] [GRU(16, Stateful = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];

    public static TheoryData<string> Bodies => [.. s_bodies];

    [Theory, MemberData(nameof(Bodies))]
    public void A_sequence_in_pieces_gives_what_it_gives_at_once(string body)
    {
        const int Rows = 4;
        var (whole, piece) = Forms.Value[body];
        var samples = new Samples<float>(whole.Description, Rows);
        float[] expected = whole.Network.Infer(samples);
        int inputs = piece.Description.InputSize, outputs = piece.Description.OutputSize;
        var workspace = new InferenceWorkspace<float>(piece.Description, Rows + 2);
        for (int round = 0; round < 2; round++, workspace.States.Reset())
        {
            for (int part = 0; part < 3; part++)
            {
                float[] batch = new float[Rows * inputs], given = new float[Rows * outputs], wanted = new float[Rows * outputs];
                Columns(samples.Inputs, batch, part, Rows);
                Columns(expected, wanted, part, Rows);
                piece.Network.Infer(batch, given, Rows, workspace);
                Agreement.Demand<float>($"piece {part}", given, wanted, 1e-5);
            }
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public void A_session_goes_on_until_its_reset_and_agrees_with_its_steps(string body)
    {
        var (whole, piece) = Forms.Value[body];
        float[] sample = new Samples<float>(whole.Description, 1).Inputs, expected = new float[whole.Description.OutputSize];
        whole.Predict(sample, expected);
        int inputs = piece.Description.InputSize, outputs = piece.Description.OutputSize;
        var (predict, reset) = piece.NewStatefulSession();
        float[] given = new float[expected.Length];
        for (int round = 0; round < 2; round++, reset())
        {
            for (int part = 0; part < 3; part++) predict(sample.AsSpan(part * inputs, inputs), given.AsSpan(part * outputs, outputs));
            Agreement.Demand<float>($"round {round}", given, expected, 1e-5);
        }

        var steps = piece.NewStreamingSession()!;
        for (int step = 0; step < Steps; step++) steps.Step(sample.AsSpan(step * Channels, Channels), given.AsSpan(step * outputs * 3 / Steps, outputs * 3 / Steps));
        Agreement.Demand<float>("steps", given, expected, 1e-5);
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_from_a_state_are_those_of_differences(string name)
    {
        var network = Compiled(name).Double.Network;
        var samples = new Samples<double>(network.Description, 3);
        var workspace = network.Workspace(3);
        double Value() => network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1, 3, workspace);
        Value();
        double[] start = workspace.States.Buffer.Span.ToArray();
        start.ShouldContain(value => value != 0);
        Value();
        double[] gradient = workspace.Gradients.Span.ToArray();
        foreach (var parameter in network.Description.Parameters)
        {
            for (int column = 0; column < parameter.Columns; column++)
            {
                int at = parameter.IndexOf(column % parameter.Rows, column);
                gradient[at].ShouldBe((At(at, 1e-5) - At(at, -1e-5)) / 2e-5, 1e-7, parameter.Name);
            }
        }

        double At(int index, double change)
        {
            start.CopyTo(workspace.States.Buffer.Span);
            network.Change(block => block[index] += change);
            double value = Value();
            network.Change(block => block[index] -= change);
            return value;
        }
    }

    [Fact]
    public void Demands_as_many_rows_until_a_reset()
    {
        var network = Forms.Value.Values.First().Piece.Network;
        var samples = new Samples<float>(network.Description, 3);
        float[] outputs = new float[3 * network.Description.OutputSize];
        var workspace = new InferenceWorkspace<float>(network.Description, 3);
        network.Infer(samples.Inputs, outputs, 2, workspace);
        Should.Throw<ArgumentException>(() => network.Infer(samples.Inputs, outputs, 3, workspace)).Message.ShouldContain("has to have 2 rows as that one, not 3, until the states are reset");
        network.Infer(samples.Inputs, outputs, 2, workspace);
        workspace.States.Reset();
        network.Infer(samples.Inputs, outputs, 3, workspace);
    }

    // Frames of one of three pieces of each row.
    private static void Columns(float[] rows, float[] part, int index, int count)
    {
        int width = rows.Length / count, length = width / 3;
        for (int row = 0; row < count; row++) rows.AsSpan(row * width + index * length, length).CopyTo(part.AsSpan(row * length));
    }

    private static NetworkSource Source(string body, int steps) =>
        new($"{body} {steps}", $"[Input({steps}, {Channels})] {body} [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false };
}
