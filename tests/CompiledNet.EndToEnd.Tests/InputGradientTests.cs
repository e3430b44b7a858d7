using System;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>What a trainer hands out of the way back: the gradients of the inputs.</summary>
public sealed partial class InputGradientTests
{
    private const int Rows = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_of_inputs_are_derivatives_of_what_the_outputs_are_weighed_by(int threads)
    {
        const float Step = 1e-2f;
        var network = new Passing(1);
        using var trainer = new Trainer(network, new SGD(0), Rows, threads: threads);
        var samples = new Samples<float>(network.Description, Rows);
        float[] given = Numbers.Make<float>("output gradients", Rows * Passing.OutputSize, x => (float)x), output = new float[Passing.OutputSize];
        trainer.Forward(samples.Inputs);
        trainer.Backward(given);
        float[] gradients = trainer.InputGradients.ToArray();

        gradients.Length.ShouldBe(Rows * Passing.InputSize);
        for (int at = 0; at < gradients.Length; at++)
        {
            int row = at / Passing.InputSize;
            float[] input = samples.Inputs.AsSpan(row * Passing.InputSize, Passing.InputSize).ToArray();
            double Value(float change)
            {
                float[] changed = [.. input];
                changed[at % Passing.InputSize] += change;
                network.Predict(changed, output);
                return output.Select((y, i) => (double)y * given[row * Passing.OutputSize + i]).Sum();
            }

            gradients[at].ShouldBe((float)((Value(Step) - Value(-Step)) / (2 * Step)), 2e-3f, $"row {row}");
        }
    }

    [Fact]
    public void A_step_leaves_those_of_the_mean_loss_whatever_the_number_of_threads()
    {
        Passing network = new(1), other = new(1);
        using Trainer trainer = new(network, new SGD(0), Rows), threads = new(other, new SGD(0), Rows, threads: 3);
        var samples = new Samples<float>(network.Description, Rows);
        var outputs = trainer.Forward(samples.Inputs);
        float[] given = [.. outputs.ToArray().Select((y, i) => 2 * (y - samples.Targets[i]) / (Rows * Passing.OutputSize))];
        trainer.Backward(given);
        float[] ofLoss = trainer.InputGradients.ToArray();
        trainer.ClearGradients();

        trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        threads.TrainOnBatch(samples.Inputs, samples.Targets);

        Agreement.Demand<float>("gradients of inputs", trainer.InputGradients.ToArray(), ofLoss, 1e-5);
        threads.InputGradients.ToArray().ShouldBe(trainer.InputGradients.ToArray());
    }

    /// <summary>The way back reads the batch too, as it was when it went forward.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_batch_may_change_between_forward_and_backward(int threads)
    {
        Passing one = new(1), other = new(1);
        using Trainer kept = new(one, new SGD(0.1f), Rows, threads: threads), changed = new(other, new SGD(0.1f), Rows, threads: threads);
        var samples = new Samples<float>(one.Description, Rows);
        float[] given = Numbers.Make<float>("output gradients", Rows * Passing.OutputSize, x => (float)x), batch = [.. samples.Inputs];
        kept.Forward(samples.Inputs);
        changed.Forward(batch);
        Array.Clear(batch);
        kept.Backward(given);
        changed.Backward(given);
        changed.InputGradients.ToArray().ShouldBe(kept.InputGradients.ToArray());
        kept.Update();
        changed.Update();
        other.Parameters.Span.ToArray().ShouldBe(one.Parameters.Span.ToArray());
        AllocatedBytes.Fewest(() =>
        {
            changed.Forward(samples.Inputs);
            changed.Backward(given);
            changed.Update();
        }).ShouldBe(0);
    }

    [Fact]
    public void A_network_that_was_not_asked_says_how_to_ask()
    {
        using var trainer = new Trainer(new Silent(1), new SGD(0));
        Should.Throw<InvalidOperationException>(() => trainer.InputGradients.Length).Message.ShouldContain("[Network(InputGradients = true)]");
    }

    /// <summary>Of inner layers they are what the layers behind them, a network of their own, give for their inputs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_of_outputs_without_a_loss_are_those_of_the_inputs_of_the_rest(int threads)
    {
        var (whole, rest) = (new Looking(1), new LookingOn(2));
        rest.Weights.CopyFrom(whole, LoadMode.ByName);
        var samples = new Samples<float>(whole.Description, Rows);
        using Trainer trainer = new(whole, new SGD(0), Rows, threads: threads), behind = new(rest, new SGD(0), Rows, threads: threads);
        trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        int width = Looking.OutputSize, first = whole.Description.Outputs[0].Offset, size = LookingOn.InputSize;
        float[] outputs = trainer.Outputs.ToArray(), found = trainer.InnerGradients.ToArray();
        float[] maps = [.. Enumerable.Range(0, Rows).SelectMany(row => outputs.AsSpan(row * width + first, size).ToArray())];
        behind.TrainOnBatch(maps, samples.Targets);

        found.Length.ShouldBe(Rows * width);
        for (int row = 0; row < Rows; row++)
        {
            Agreement.Demand<float>($"row {row}", found.AsSpan(row * width + first, size).ToArray(), behind.InputGradients.Slice(row * size, size), 1e-5);
            found.AsSpan(row * width + size, width - size).ToArray().ShouldAllBe(value => value == 0);
        }

        trainer.InputGradients.ToArray().ShouldContain(value => value != 0);
        AllocatedBytes.Fewest(() => { trainer.TrainOnBatch(samples.Inputs, samples.Targets); _ = trainer.InnerGradients.Length; }).ShouldBe(0);
        trainer.Forward(samples.Inputs);
        Should.Throw<InvalidOperationException>(() => trainer.InnerGradients.Length).Message.ShouldContain("Forward, Backward, InnerGradients");
        using var other = new Trainer(new Passing(1), new SGD(0));
        Should.Throw<InvalidOperationException>(() => other.InnerGradients.Length).Message.ShouldContain("the layer with [Output]");
    }

    /// <summary>Maps that two layers read, one of which hands back through its pooling.</summary>
    [Network(InputGradients = true)]
    private sealed partial class Looking
    {
        [Input(6, 6, 1)] public partial Node Image { get; }
        [Conv2D<ReLU>(3, 3), Output] public partial Node Maps { get; }
        [MaxPooling2D] public partial Node Pooled { get; }
        [Flatten] public partial Node Flat { get; }
        [GlobalAveragePooling2D(From = nameof(Maps))] public partial Node Mean { get; }
        [Concatenate(nameof(Flat), nameof(Mean))] public partial Node Both { get; }
        [Dense<Softmax>(3), Output<CategoricalCrossentropy>] public partial Node Class { get; }
    }

    [Network(InputGradients = true)]
    private sealed partial class LookingOn
    {
        [Input(4, 4, 3)] public partial Node Maps { get; }
        [MaxPooling2D] public partial Node Pooled { get; }
        [Flatten] public partial Node Flat { get; }
        [GlobalAveragePooling2D(From = nameof(Maps))] public partial Node Mean { get; }
        [Concatenate(nameof(Flat), nameof(Mean))] public partial Node Both { get; }
        [Dense<Softmax>(3), Output<CategoricalCrossentropy>] public partial Node Class { get; }
    }

    [Network(InputGradients = true), Input(3), Dense<Tanh>(5), Dense(2), Loss<MeanSquaredError>]
    private sealed partial class Passing;

    [Network, Input(3), Dense(2), Loss<MeanSquaredError>]
    private sealed partial class Silent;
}
