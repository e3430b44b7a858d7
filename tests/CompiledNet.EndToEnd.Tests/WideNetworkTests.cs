using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Networks whose layers are too large for the caches, for which there are kernels of their own.</summary>
public sealed partial class WideNetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(128)]
    [InlineData(300)]
    public void Kernel_gradient_is_the_sum_of_outer_products(int rows)
    {
        INetwork<float> network = new Uneven();
        const int Inputs = Uneven.InputSize, Outputs = Uneven.OutputSize;
        var samples = new Samples<float>(network.Description, rows);
        var workspace = new TrainingWorkspace<float>(network.Description, rows);
        network.Backpropagate(samples.Inputs, samples.Targets, samples.Weights, 1f / rows, rows, workspace);

        var expected = new double[Inputs * Outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < Outputs; j++)
            {
                int at = row * Outputs + j;
                double derivative = 2.0 * samples.Weights[row] * (workspace.Outputs[at] - samples.Targets[at]) / Outputs / rows;
                for (int i = 0; i < Inputs; i++) expected[i * Outputs + j] += samples.Inputs[row * Inputs + i] * derivative;
            }
        }

        float[] actual = new float[expected.Length];
        network.Description.Parameters[0].Gather<float>(workspace.Gradients.Span, actual);
        actual.Select(value => (double)value).ShouldBe(expected, 1e-5 * expected.Max(Math.Abs));
    }

    [Theory]
    [InlineData(typeof(Uneven))]
    [InlineData(typeof(UnevenFrames))]
    [InlineData(typeof(UnevenRecurrence))]
    [InlineData(typeof(Even))]
    [InlineData(typeof(Rest))]
    public void Conform(Type type)
    {
        var form = new NetworkForm<float>(type);
        BatchCheck.Predictions(form, 1e-5);
        BatchCheck.Gradients(form, 1e-5);
        PaddingCheck.Run(form);
        AllocationCheck.Run(form);
        DescentCheck.Run(form);
    }

    [Fact]
    public void Network_4096_wide_predicts_and_trains_in_little_more_memory_than_its_parameters_take()
    {
        // Two shards, of 80 rows each.
        const int Rows = 160;
        INetwork<float> network = new Wide(seed: 1);
        var samples = new Samples<float>(network.Description, Rows);
        // The gradients of each shard, and half of the weights transposed.
        long most = 2 * 7 * network.Description.ParameterLength * sizeof(float) / 4;
        Trainer? made = null;
        AllocatedBytes.Once(() => made = new Trainer(network, new SGD(0.05f), Rows), most).ShouldBeLessThanOrEqualTo(most);
        using var trainer = made!;

        float[] single = new float[Rows * Wide.OutputSize], together = new float[Rows * Wide.OutputSize];
        for (int row = 0; row < 10; row++) new Predictor(network, 1).PredictBatch(samples.Inputs.AsSpan(row * Wide.InputSize, Wide.InputSize), single.AsSpan(row * Wide.OutputSize, Wide.OutputSize));
        network.PredictBatch(samples.Inputs, together);
        together.Take(10 * Wide.OutputSize).ShouldBe(single.Take(10 * Wide.OutputSize), 1e-5f);

        float first = trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        float second = trainer.TrainOnBatch(samples.Inputs, samples.Targets);
        second.ShouldBeLessThan(first);
    }

    // No size is a multiple of a vector, a tile or a block.
    [Network]
    [Input(301)]
    [Dense(450)]
    [Loss<MeanSquaredError>]
    public sealed partial class Uneven;

    [Network]
    [Input(5, 301)]
    [Dense<Tanh>(450)]
    [Dense(3)]
    [Loss<MeanSquaredError>]
    public sealed partial class UnevenFrames;

    [Network]
    [Input(5, 131)]
    [LSTM(257)]
    [Dense(3)]
    [Loss<MeanSquaredError>]
    public sealed partial class UnevenRecurrence;

    // The terms of a single row are added in a loop over several at once, and some are left.
    [Network(VectorWidths = VectorWidths.V128)]
    [Input(75)]
    [Dense<Tanh>(4)]
    [Dense(1)]
    [Loss<MeanSquaredError>]
    public sealed partial class Rest;

    // Whole panels, more of them than the first cache holds: their transposes are made two by two, an even and an odd number of them.
    [Network]
    [Input(20)]
    [Dense<ReLU>(160)]
    [Dense<Tanh>(144)]
    [Dense<ReLU>(176)]
    [Dense(3)]
    [Loss<MeanSquaredError>]
    public sealed partial class Even;

    [Network]
    [Input(4096)]
    [Dense<ReLU>(4096)]
    [Dense<ReLU>(4096)]
    [Dense<Softmax>(10)]
    [Loss<SparseCategoricalCrossentropy>]
    public sealed partial class Wide;
}
