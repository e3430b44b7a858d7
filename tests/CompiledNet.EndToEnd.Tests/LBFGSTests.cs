using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>L-BFGS sees the losses that SciPy sees, one evaluation after the other, and ends where scikit-learn ends.</summary>
public sealed class LBFGSTests : IDisposable
{
    private static readonly JsonElement s_reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "lbfgs.json"))).RootElement;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    internal static Dataset Rows => Dataset.From(new DataBlock(Numbers.Make<float>("rows", 180, x => x), 3), new DataBlock(Floats("labels"), 1));

    private static Dataset Curve
    {
        get
        {
            var samples = new Samples<float>(new SeenThrough().Description, 20);
            return Dataset.From(new DataBlock(samples.Inputs, 4), new DataBlock(samples.Targets, 2));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ten", 10)]
    [InlineData("three", 3)]
    public void Every_evaluation_is_that_of_SciPy(string name, int memory)
    {
        double[] expected = [.. s_reference.GetProperty(name).GetProperty("losses").EnumerateArray().Select(value => value.GetDouble())];
        var network = new SeenThrough(1);
        FixedWeights.Set(network);
        var losses = network.Fit(Curve, new FitOptions { Optimizer = new LBFGS(memory), Epochs = expected.Length })["loss"];
        // Single precision leaves the path slowly.
        for (int i = 0; i < expected.Length; i++) losses[i].ShouldBe(expected[i], (i < 20 ? 2e-4 : 5e-2) * expected[i], $"evaluation {i + 1}");
    }

    [Fact]
    public void Logistic_regression_has_the_coefficients_of_scikit_learn()
    {
        var network = new Logistic(1);
        var optimizer = new LBFGS();
        var history = network.Fit(Rows, new FitOptions { Optimizer = optimizer, Epochs = 200 });
        optimizer.HasConverged.ShouldBeTrue();
        history.Epochs.Count.ShouldBeLessThan(60);
        Agreement.Demand<float>("kernel", network.Weights["dense/kernel"].ToArray(), Floats("kernel"), 2e-4);
        Agreement.Demand<float>("bias", network.Weights["dense/bias"].ToArray(), Floats("bias"), 2e-4);
        network.Evaluate(Rows).Loss.ShouldBeLessThanOrEqualTo(history["loss"].Min() + 3e-7);

        // There is nothing to be gained any more.
        network.Fit(Rows, new FitOptions { Optimizer = new LBFGS { GradientTolerance = 1e-4f }, Epochs = 200 }).Epochs.Count.ShouldBe(1);
    }

    [Fact]
    public void A_perceptron_ends_as_low_as_that_of_scikit_learn()
    {
        double least = Enumerable.Range(1, 4).Min(seed =>
        {
            var network = new SmallPerceptron(seed);
            network.Fit(Rows, new FitOptions { Optimizer = new LBFGS(), Epochs = 2000 });
            return network.Evaluate(Rows).Loss;
        });
        least.ShouldBe(s_reference.GetProperty("mlp").GetDouble(), 2e-5);
    }

    /// <summary>Broken off while it looks along a line.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(24)]
    public void A_fit_that_was_broken_off_goes_on_in_the_same_bits(int epoch)
    {
        string backup = Path.Combine(_folder, "backup");
        var (whole, resumed) = (new SmallPerceptron(1), new SmallPerceptron(9));
        var expected = Fit(whole, -1);
        Should.Throw<NotSupportedException>(() => Fit(new SmallPerceptron(1), epoch));
        var history = Fit(resumed, -1);
        history["val_loss"].ShouldBe(expected["val_loss"]);
        resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray());

        History Fit(SmallPerceptron network, int crash) => network.Fit(Rows, new FitOptions
        {
            Optimizer = new LBFGS(4), Epochs = 40, Validation = Rows, Callbacks = [new Crash(crash), new BackupAndRestore(backup)],
        });
    }

    /// <summary>The points that are evaluated only get better, whatever the search tries in between.</summary>
    [Fact]
    public void Validations_see_the_best_point_and_threads_change_no_bit()
    {
        var (one, several) = (new SmallPerceptron(3), new SmallPerceptron(3));
        var losses = one.Fit(Rows, new FitOptions { Optimizer = new LBFGS(2), Epochs = 60, Validation = Rows })["val_loss"];
        for (int i = 1; i < losses.Count; i++) losses[i].ShouldBeLessThanOrEqualTo(losses[i - 1] + 1e-7);
        several.Fit(Rows, new FitOptions { Optimizer = new LBFGS(2), Epochs = 60, Threads = 3 });
        several.Parameters.Span.ToArray().ShouldBe(one.Parameters.Span.ToArray());
    }

    /// <summary>What is frozen stays, and the rest goes on to where a search of it alone ends.</summary>
    [Fact]
    public void Frozen_layers_rest_and_weights_that_were_set_are_gone_on_from()
    {
        var network = new SmallPerceptron(1);
        var optimizer = new LBFGS();
        network.Fit(Rows, new FitOptions { Optimizer = optimizer, Epochs = 7 });
        network.Freeze("dense");
        float[] frozen = network.Weights["dense/kernel"].ToArray();
        network.Fit(Rows, new FitOptions { Optimizer = optimizer, Epochs = 500 });
        network.Weights["dense/kernel"].ToArray().ShouldBe(frozen);
        double loss = network.Evaluate(Rows).Loss;

        var alone = network.Clone();
        alone.Weights["dense_1/kernel"].Set(new float[4]);
        alone.Fit(Rows, new FitOptions { Optimizer = new LBFGS(), Epochs = 500 });
        alone.Evaluate(Rows).Loss.ShouldBe(loss, 1e-5);

        network.Weights["dense_1/kernel"].Set(new float[4]);
        network.Fit(Rows, new FitOptions { Optimizer = optimizer, Epochs = 500 });
        network.Evaluate(Rows).Loss.ShouldBe(loss, 1e-5);
    }

    [Fact]
    public void A_step_allocates_nothing_and_what_it_cannot_do_is_refused()
    {
        var network = new SeenThrough(1);
        var samples = new Samples<float>(network.Description, 20);
        using (var trainer = new Trainer(network, new LBFGS { GradientTolerance = 0, LossTolerance = 0 }, 20))
        {
            AllocatedBytes.Fewest(() => trainer.TrainOnBatch(samples.Inputs, samples.Targets)).ShouldBe(0);
            trainer.ComputeGradients(samples.Inputs, samples.Targets);
            Should.Throw<InvalidOperationException>(trainer.Update).Message.ShouldContain("LBFGS needs the loss");
        }

        Should.Throw<InvalidOperationException>(() => new Trainer(network, new LBFGS { WeightDecay = 0.1f })).Message.ShouldContain("KernelRegularizer");
        Should.Throw<InvalidOperationException>(() => new Trainer(network, new LBFGS { UseEma = true })).Message.ShouldContain("UseEma");
        Should.Throw<InvalidOperationException>(() => new Trainer(new ResumedNetwork(1), new LBFGS())).Message.ShouldContain("'dropout' of 'ResumedNetwork' draws at random");
        Should.Throw<InvalidOperationException>(() => new Trainer(new WideThawing(1), new LBFGS())).Message.ShouldContain("'low/kernel' of 'WideThawing'");
        Should.Throw<ArgumentException>(() => network.Fit(BatchSource.Take(Curve, 4), new FitOptions { Optimizer = new LBFGS() })).Message.ShouldContain("ToDataset");
        Should.Throw<ArgumentOutOfRangeException>(() => new LBFGS(0));
    }

    private static float[] Floats(string name) => [.. s_reference.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())];
}
