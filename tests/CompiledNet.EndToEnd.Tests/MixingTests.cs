using System;
using System.IO;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>
/// MixUp and CutMix as layers: every step of training mixes samples and targets of its batch, after the formulas of Keras' layers of these names, and a prediction nothing.
/// </summary>
public sealed class MixingTests
{
    private const int Rows = 8, Many = 300, Pixels = 256;

    // Sample i has a 1 at i: what was mixed with what, and how much of it, can be read from the numbers.
    private static readonly float[] s_units = [.. Enumerable.Range(0, Rows * Rows).Select(i => i % (Rows + 1) == 0 ? 1f : 0)];

    private static readonly float[] s_many = [.. Enumerable.Range(0, Many * Rows).Select(i => MathF.Sin(i * 0.7f))];

    private static Trainer Trainer(INetwork<float> network, int capacity = Rows, int threads = 1) => new(network, new SGD(0.1f), capacity, seed: 3, threads);

    /// <summary>λ · x + (1 − λ) · x′ with one λ and a permutation for the batch; of targets that are the samples the same, so that a network that gives back what it gets has no loss.</summary>
    [Fact]
    public void A_step_takes_means_of_two_samples_and_of_their_targets()
    {
        using var trainer = Trainer(new MixedUp());
        var shares = Enumerable.Range(0, 5).Select(_ =>
        {
            trainer.TrainOnBatch(s_units, s_units).ShouldBe(0);
            float[][] mixed = [.. trainer.Outputs.ToArray().Chunk(Rows)];
            float own = Enumerable.Range(0, Rows).Min(row => mixed[row][row]);
            int[] others = [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Rows).FirstOrDefault(i => i != row && mixed[row][i] != 0, row))];
            others.Order().ShouldBe(Enumerable.Range(0, Rows));
            for (int row = 0; row < Rows; row++)
            {
                mixed[row].Sum().ShouldBe(1, 1e-6f);
                mixed[row][row].ShouldBe(others[row] == row ? 1 : own, 1e-6f);
            }

            return own;
        }).ToArray();
        shares.Distinct().Count().ShouldBe(5);
        shares.ShouldAllBe(share => share > 0 && share < 1);
    }

    /// <summary>A rectangle of another image, and of the target the share of its exact area; the pixels are the nearest whole rows and columns of it.</summary>
    [Fact]
    public void An_image_gets_a_rectangle_of_another_one()
    {
        float[] images = [.. Enumerable.Range(0, Rows * Pixels).Select(i => i / Pixels % 2 == 0 ? 0f : 1)];
        int changed = 0;
        var shares = new MetricFunction("share", (prediction, target) =>
        {
            prediction.ToArray().ShouldAllBe(pixel => MathF.Abs(pixel) < 1e-6f || MathF.Abs(pixel - 1) < 1e-6f);
            target.ToArray().Distinct().Count().ShouldBe(1);
            target[0].ShouldBe(prediction.ToArray().Average(), 0.13f);
            if (target[0] is > 0.05f and < 0.95f) changed++;
            return 0;
        }, MetricDirection.HigherIsBetter);
        new MixedByCut().Fit(
            Dataset.From(new DataBlock(images, Pixels), new DataBlock(images, Pixels)), new FitOptions { Optimizer = new SGD(1e-30f), Epochs = 20, BatchSize = Rows, Metrics = [shares], Verbose = 0 });
        changed.ShouldBeGreaterThan(10);
    }

    /// <summary>Losses, metrics and losses of one's own see the mixed targets: of a network that gives back what it gets, with samples for targets, all are 0.</summary>
    [Fact]
    public void A_fit_measures_by_what_it_mixed()
    {
        var data = Dataset.From(new DataBlock(s_many, Rows), new DataBlock(s_many, Rows));
        foreach (var loss in (LossFunction?[])[null, new LossFunction((prediction, target) => Variable.Pow(prediction[0] - target[0], 2))])
        {
            var model = new MixedUp();
            var history = model.Fit(data, new FitOptions { Epochs = 2, Loss = loss, Metrics = [new MeanAbsoluteErrorMetric()], Validation = data.Take(20), Verbose = 0 });
            history["loss"].Concat(history["mean_absolute_error"]).Concat(history["val_loss"]).ShouldAllBe(value => value < 1e-12);
            model.Predict(data).ShouldBe(s_many, 1e-6f);
        }
    }

    [Fact]
    public void Threads_and_a_step_taken_again_change_no_bit()
    {
        float[] targets = [.. s_many.Select(number => number * number)];
        float[] Trained(int threads, bool again)
        {
            var model = new MixedUp();
            using var trainer = Trainer(model, Many, threads);
            if (again) trainer.ComputeGradients(s_many, targets);
            trainer.ClearGradients();
            trainer.Step = 0;
            for (int step = 0; step < 3; step++) trainer.TrainOnBatch(s_many, targets);
            return [.. model.Parameters.Span];
        }

        float[] one = Trained(1, again: false);
        Trained(3, again: false).ShouldBe(one);
        Trained(1, again: true).ShouldBe(one);
        var other = new Unmixed();
        using var plain = Trainer(other, Many);
        for (int step = 0; step < 3; step++) plain.TrainOnBatch(s_many, targets);
        other.Parameters.ToArray().ShouldNotBe(one);
    }

    [Fact]
    public void Gradients_alone_are_those_of_the_step_and_Forward_has_no_targets_to_mix()
    {
        float[] targets = [.. s_many.Select(number => number * number)];
        using Trainer whole = Trainer(new MixedUp(), Many), parts = Trainer(new MixedUp(), Many);
        parts.ComputeGradients(s_many, targets).ShouldBe(whole.TrainOnBatch(s_many, targets));
        parts.ClearGradients();
        Should.Throw<InvalidOperationException>(() => parts.Forward(s_many)).Message.ShouldContain("'MixedUp' mixes samples together with their targets, which Forward does not get");
    }

    [Fact]
    public void A_step_allocates_nothing_and_leaves_the_batch_as_it_is()
    {
        float[] samples = [.. s_many], targets = [.. s_many];
        using var trainer = Trainer(new MixedUp(), Many);
        AllocatedBytes.Fewest(() => trainer.TrainOnBatch(samples, targets), calls: 2).ShouldBe(0);
        samples.ShouldBe(s_many);
        targets.ShouldBe(s_many);
    }

    /// <summary>Prediction is the same without the layer, and so weights go both ways.</summary>
    [Fact]
    public void Weights_fit_the_network_without_the_layer()
    {
        string path = Path.GetTempFileName();
        try
        {
            var model = new MixedUp(seed: 1);
            model.Save(path);
            var other = new Unmixed(seed: 2);
            other.Load(path);
            other.Predict(s_units.AsSpan(0, Rows).ToArray()).ShouldBe(model.Predict(s_units.AsSpan(0, Rows).ToArray()));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
