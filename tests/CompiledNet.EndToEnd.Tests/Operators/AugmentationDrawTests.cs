using System;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>What layers of augmentation do while training.</summary>
public sealed partial class AugmentationDrawTests
{
    private const int Rows = 3;

    [Fact]
    public void A_layer_does_what_the_class_of_its_name_does_to_a_source()
    {
        // Ranges of one factor leave nothing to chance.
        var network = new Fixed();
        float[] inputs = [.. Enumerable.Range(0, Rows * 60).Select(i => 128 + 100 * MathF.Sin(0.7f * i))];
        var workspace = new TrainingWorkspace<float>(network.Description, Rows) { Seed = 5, Step = 3 };
        ((INetwork<float>)network).Backpropagate(inputs, new float[inputs.Length], default, 1, Rows, workspace);

        ImageAugmentation[] steps =
        [
            new RandomTranslation((0.3, 0.3), (-0.2, -0.2), FillMode.Wrap), new RandomRotation((0.1, 0.1), FillMode.Constant, fillValue: 40), new RandomZoom((0.2, 0.2), (-0.1, -0.1)),
            new RandomBrightness((0.2, 0.2)),
        ];
        var shape = new ImageShape(5, 4, 3);
        var draw = ImageDraw.Next(new RandomStream(9));
        for (int row = 0; row < Rows; row++)
        {
            float[] x = inputs[(row * 60)..((row + 1) * 60)];
            foreach (var step in steps)
            {
                float[] y = new float[60];
                step.Apply<float>(x, shape, y, draw);
                x = y;
            }

            for (int i = 0; i < 60; i++) workspace.Outputs[row * 60 + i].ShouldBe(x[i], 1e-3f);
        }
    }

    [Fact]
    public void Gradients_pass_as_the_random_numbers_say()
    {
        var network = new Augmented(seed: 3);
        const double Step = 1e-6;
        double[] inputs = [.. Enumerable.Range(0, Rows * 4).Select(i => Math.Sin(i + 0.5))], targets = [.. Enumerable.Range(0, Rows * 2).Select(i => Math.Cos(i))];
        var parameter = network.Description.Parameters[0];
        double[] weights = [.. network.Weights[parameter.Name].ToArray()], gradient = new double[weights.Length];
        Loss(weights, gradient);
        for (int i = 0; i < weights.Length; i += 7)
        {
            double numeric = (Loss([.. weights.Select((w, j) => j == i ? w + Step : w)]) - Loss([.. weights.Select((w, j) => j == i ? w - Step : w)])) / (2 * Step);
            gradient[i].ShouldBe(numeric, 1e-6, $"[{i}]");
        }

        gradient.Count(slope => slope != 0).ShouldBeGreaterThan(weights.Length / 4);

        double Loss(double[] values, double[]? slopes = null)
        {
            network.Weights[parameter.Name].Set(values);
            var workspace = new TrainingWorkspace<double>(network.Description, Rows) { Seed = 5, Step = 3 };
            ((INetwork<double>)network).Backpropagate(inputs, targets, default, 1.0 / Rows, Rows, workspace);
            if (slopes is not null) parameter.Gather<double>(workspace.Gradients.Span, slopes);
            double sum = 0;
            for (int i = 0; i < targets.Length; i++) sum += (workspace.Outputs[i] - targets[i]) * (workspace.Outputs[i] - targets[i]);
            return sum / targets.Length;
        }
    }

    [Fact]
    public void Images_of_a_batch_draw_numbers_of_their_own_and_others_at_each_step()
    {
        var network = new Noisy();
        float[] image = [.. Enumerable.Range(0, 48).Select(i => (float)i)], inputs = [.. image, .. image, .. image];
        float[] outputs = Drawn(3);
        Drawn(3).ShouldBe(outputs);
        Drawn(4).ShouldNotBe(outputs);
        outputs[..48].ShouldNotBe(outputs[48..96]);
        network.Predict(image).ShouldBe(image);

        float[] Drawn(long step)
        {
            var workspace = new TrainingWorkspace<float>(network.Description, Rows) { Seed = 5, Step = step };
            ((INetwork<float>)network).Backpropagate(inputs, new float[inputs.Length], default, 1, Rows, workspace);
            return workspace.Outputs;
        }
    }

    [Fact]
    public void Threads_change_no_bit_and_a_step_allocates_nothing()
    {
        var data = Dataset.From([.. Enumerable.Range(0, 24).Select(i => Enumerable.Range(0, 48).Select(j => MathF.Sin(i * j)).ToArray())], [.. Enumerable.Range(0, 24).Select(i => (float)(i % 2))]);
        float[] Fitted(int threads)
        {
            var model = new Classifier(seed: 1);
            model.Fit(data, new FitOptions { Epochs = 2, BatchSize = 12, Threads = threads, Seed = 4 });
            return model.Weights["dense/kernel"].ToArray();
        }

        Fitted(3).ShouldBe(Fitted(1));
        using var trainer = new Trainer(new Classifier(seed: 1), new SGD(0.1f), capacity: 12);
        float[] features = data.Features[..(12 * 48)].ToArray(), targets = data.Targets[..12].ToArray();
        Testing.AllocatedBytes.Fewest(() => trainer.TrainOnBatch(features, targets)).ShouldBe(0);
    }

    [Network]
    [Input(5, 4, 3)]
    [RandomTranslation(new[] { 0.3, 0.3 }, new[] { -0.2, -0.2 }, FillMode = FillMode.Wrap)]
    [RandomRotation(0.1, 0.1, FillMode = FillMode.Constant, FillValue = 40)]
    [RandomZoom(new[] { 0.2, 0.2 }, new[] { -0.1, -0.1 })]
    [RandomBrightness(0.2, 0.2)]
    [Loss<MeanSquaredError>]
    public sealed partial class Fixed;

    [Network(ElementType = ElementType.Double)]
    [Input(4)]
    [Dense<Tanh>(60)]
    [Reshape(5, 4, 3)]
    [RandomFlip]
    [RandomTranslation(0.3, 0.3)]
    [RandomRotation(0.2)]
    [RandomZoom(0.3, 0.2, FillMode = FillMode.Wrap)]
    [RandomShear(0.3, 0.2)]
    [RandomContrast(0.5, ValueRange = new[] { -0.9, 0.9 })]
    [RandomBrightness(0.1, ValueRange = new[] { -0.8, 0.8 })]
    [RandomErasing(1, 1, Scale = new[] { 0.1, 0.3 }, FillValue = new[] { 0.5 }, ValueRange = new[] { -1.0, 1.0 })]
    [RandomCrop(4, 3)]
    [Flatten]
    [Dense(2)]
    [Loss<MeanSquaredError>]
    public sealed partial class Augmented;

    [Network]
    [Input(4, 4, 3)]
    [RandomTranslation(0.4, 0.4)]
    [RandomErasing(1, 1)]
    [Loss<MeanSquaredError>]
    public sealed partial class Noisy;

    [Network]
    [Input(4, 4, 3)]
    [RandomRotation(0.4)]
    [RandomContrast(0.4, ValueRange = new[] { -1.0, 1.0 })]
    [RandomCrop(3, 3)]
    [Flatten]
    [Dense<Sigmoid>(1)]
    [Loss<BinaryCrossentropy>]
    public sealed partial class Classifier;
}
