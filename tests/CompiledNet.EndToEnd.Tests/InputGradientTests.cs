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

    [Fact]
    public void A_network_that_was_not_asked_says_how_to_ask()
    {
        using var trainer = new Trainer(new Silent(1), new SGD(0));
        Should.Throw<InvalidOperationException>(() => trainer.InputGradients.Length).Message.ShouldContain("[Network(InputGradients = true)]");
    }

    [Network(InputGradients = true), Input(3), Dense<Tanh>(5), Dense(2), Loss<MeanSquaredError>]
    private sealed partial class Passing;

    [Network, Input(3), Dense(2), Loss<MeanSquaredError>]
    private sealed partial class Silent;
}
