using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Forward, Backward and Update called one by one.</summary>
public sealed partial class TrainingPassesTests
{
    private const int Rows = 150;

    private static readonly NetworkSource[] s_sources =
    [
        new("softmax", "[Input(4)] [Dense<Tanh>(5)] [Dense<Softmax>(3)] [Loss<CategoricalCrossentropy>]"),
        new("sigmoid as a layer", "[Input(4)] [Dense<Tanh>(5)] [Dense(9)] [Activation<Sigmoid>] [Loss<BinaryCrossentropy>]"),
        new("normalized", "[Input(4)] [Dense(6)] [BatchNormalization] [Dense<Softplus>(2)] [Loss<MeanSquaredError>]"),
        new("masked steps", "[Input(5, 3)] [Masking] [LSTM(4, ReturnSequences = true)] [Dense<Softmax>(3)] [Loss<SparseCategoricalCrossentropy>]"),
        new("three outputs", "I: [Input(4)] | P: [Dense<Sigmoid>(5), Output<BinaryCrossentropy>(Weight = 3)] | Q: [Dense<Softmax>(3), Output<SparseCategoricalCrossentropy>] | R: [Dense<Tanh>(2, From = nameof(P)), Output<MeanSquaredError>]"),
    ];

    private static readonly IReadOnlyList<NetworkForms> s_forms = NetworkForms.Compile(s_sources, precisionsOnly: true);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_sources.Length)];

    /// <summary>Σ c · output is a loss whose gradient of the outputs is c: against central differences in double precision.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_from_those_of_the_outputs_are_derivatives(int index)
    {
        const double Step = 1e-6;
        var network = s_forms[index].Double.Network;
        FixedWeights.Set(network);
        var samples = new Samples<double>(network.Description, 7);
        double[] given = Numbers.Make<double>("output gradients", 7 * network.Description.OutputSize, x => x);
        var workspace = network.Workspace(7, training: true);
        double Value()
        {
            network.Forward(samples.Inputs, 7, workspace);
            return given.Zip(workspace.Outputs, (c, y) => c * y).Sum();
        }

        Value();
        network.Backward(samples.Inputs, given, 7, workspace);
        double[] gradient = workspace.Gradients.Span.ToArray();
        network.Backward(samples.Inputs, given, 7, workspace);
        workspace.Gradients.Span.ToArray().ShouldBe(gradient);
        foreach (var parameter in network.Description.Parameters.Where(parameter => parameter.Trainable))
        {
            for (int i = 0; i < parameter.Count; i += 3)
            {
                int at = parameter.IndexOf(i / parameter.Columns, i % parameter.Columns);
                double before = network.Parameters.Span[at];
                network.SetNumber(at, before + Step);
                double above = Value();
                network.SetNumber(at, before - Step);
                double below = Value();
                network.SetNumber(at, before);
                gradient[at].ShouldBe((above - below) / (2 * Step), 1e-6, $"{s_sources[index]}: {parameter.Name}, number {i}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Three_calls_are_a_step_bit_by_bit(int threads)
    {
        Squares whole = new(1), parts = new(1);
        using Trainer one = new(whole, new Adam(), Rows, seed: 3, threads), three = new(parts, new Adam(), Rows, seed: 3);
        var samples = new Samples<float>(new Squares().Description, Rows);
        float[] gradient = new float[Rows * Squares.OutputSize];
        for (int step = 0; step < 4; step++)
        {
            one.TrainOnBatch(samples.Inputs, samples.Targets);
            Differentiate(three.Forward(samples.Inputs), samples.Targets, gradient);
            three.Backward(gradient);
            three.Update();
            three.Step.ShouldBe(one.Step);
            parts.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_of_the_declared_loss_and_an_update_are_a_step_bit_by_bit(int threads)
    {
        Penalized whole = new(1), parts = new(1);
        using Trainer one = new(whole, new Adam(), Rows, seed: 3), two = new(parts, new Adam(), Rows, seed: 3, threads);
        var samples = new Samples<float>(whole.Description, Rows);
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row % 3 / 2f)];
        for (int step = 0; step < 4; step++)
        {
            float loss = one.TrainOnBatch(samples.Inputs, samples.Targets, weights);
            two.ComputeGradients(samples.Inputs, samples.Targets, weights).ShouldBe(loss);
            two.InputGradients.ToArray().ShouldBe(one.InputGradients.ToArray());
            two.Update();
            two.Step.ShouldBe(one.Step);
            parts.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());
        }
    }

    [Fact]
    public void Gradients_of_two_halves_add_up_to_those_of_the_whole()
    {
        Plain whole = new(1), halves = new(1);
        using Trainer one = new(whole, new SGD(0.1f), Rows), two = new(halves, new SGD(0.1f), Rows);
        var samples = new Samples<float>(whole.Description, 4);
        one.ComputeGradients(samples.Inputs, samples.Targets);
        two.ComputeGradients(samples.Inputs.AsSpan(0, 2 * Plain.InputSize), samples.Targets.AsSpan(0, 2 * Plain.TargetSize));
        Should.Throw<ArgumentException>(() => two.ComputeGradients(samples.Inputs, new float[3]));
        two.ComputeGradients(samples.Inputs.AsSpan(2 * Plain.InputSize), samples.Targets.AsSpan(2 * Plain.TargetSize));
        foreach (string name in one.Gradients.Names)
        {
            two.Gradients[name] = [.. two.Gradients[name].Select(slope => slope / 2)];
            two.Gradients[name].ShouldBe(one.Gradients[name], 1e-6);
        }
    }

    [Fact]
    public void Backward_adds_and_gradients_can_be_changed()
    {
        var network = new Squares(1);
        using var trainer = new Trainer(network, new SGD(1), Rows);
        var samples = new Samples<float>(new Squares().Description, Rows);
        float[] gradient = new float[Rows * Squares.OutputSize];
        Differentiate(trainer.Forward(samples.Inputs), samples.Targets, gradient);
        trainer.Backward(gradient);
        float[] once = trainer.Gradients["out/kernel"];
        once.ShouldContain(number => number != 0);
        trainer.Backward(gradient);
        trainer.Backward(gradient);
        trainer.Gradients["out/kernel"].ShouldBe([.. once.Select(number => number + number + number)], 1e-6);

        float[] kernel = Read(network, "out/kernel"), hidden = Read(network, "hidden/kernel");
        trainer.Gradients["out/kernel"] = [.. Enumerable.Range(0, once.Length).Select(i => (float)i)];
        trainer.Gradients["hidden/kernel"] = new float[hidden.Length];
        trainer.Update();
        Read(network, "out/kernel").ShouldBe([.. kernel.Select((weight, i) => weight - i)]);
        Read(network, "hidden/kernel").ShouldBe(hidden);
        trainer.Gradients.Names.ShouldBe(["hidden/kernel", "hidden/bias", "out/kernel", "out/bias"]);
        Should.Throw<KeyNotFoundException>(() => trainer.Gradients["kernel"]);
    }

    [Fact]
    public void The_three_calls_allocate_nothing()
    {
        using var trainer = new Trainer(new Squares(1), new Adam(), Rows);
        var samples = new Samples<float>(new Squares().Description, Rows);
        float[] gradient = new float[Rows * Squares.OutputSize];
        AllocatedBytes.Fewest(() =>
        {
            trainer.Forward(samples.Inputs);
            trainer.Backward(gradient);
            trainer.Backward(gradient);
            trainer.ComputeGradients(samples.Inputs, samples.Targets);
            trainer.Update();
        }).ShouldBe(0);
    }

    private static void Differentiate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        for (int row = 0; row < Rows; row++)
            new MeanSquaredError().Backward(outputs.Slice(2 * row, 2), targets.Slice(2 * row, 2), 1f / Rows, gradient.Slice(2 * row, 2));
    }

    private static float[] Read(INetwork<float> network, string name) =>
        network.Description.Parameters.Single(parameter => parameter.Name == name).Of<float>(network.Parameters.Span);

    [Network, Input(40), Dense<ReLU>(60, Name = "hidden"), Dropout(0.3), Dense(2, Name = "out"), Loss<MeanSquaredError>]
    public sealed partial class Squares;

    [Network(InputGradients = true), Input(40), Dense<ReLU>(60, KernelRegularizer = typeof(L2), KernelRegularizerArguments = new[] { 0.01 }), Dropout(0.3), Dense(2), Loss<MeanSquaredError>]
    public sealed partial class Penalized;

    [Network, Input(4), Dense<Tanh>(5), Dense(2), Loss<MeanSquaredError>]
    public sealed partial class Plain;
}
