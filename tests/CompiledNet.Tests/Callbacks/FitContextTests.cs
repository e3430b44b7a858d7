using System;
using System.Collections.Generic;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Callbacks;

/// <summary>What callbacks and histories know of a fit.</summary>
public class FitContextTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    /// <summary>Of SGD with rate 1 the step is the gradient.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheGradientOfTheLastStepIsThatOfTheOptimizer(int threads)
    {
        INetwork<float> network = s_reference.Network();
        float[] before = network.Weights["hidden/kernel"].ToArray(), gradient = new float[12];
        var watch = new LambdaCallback(
            onTrainBegin: context => Should.Throw<InvalidOperationException>(() => context.ReadGradient("hidden/kernel", gradient)).Message.ShouldContain("before the first batch"),
            onEpochEnd: context =>
            {
                context.ReadGradient("hidden/kernel", gradient);
                Should.Throw<KeyNotFoundException>(() => context.ReadGradient("y/frozen", gradient)).Message.ShouldContain("hidden/kernel");
            });
        network.Fit(s_reference.Data, new FitOptions { Optimizer = new SGD(1) { ClipValue = 0.01f }, BatchSize = 1000, Threads = threads, Callbacks = [watch] });
        float[] after = network.Weights["hidden/kernel"].ToArray();
        gradient.ShouldContain(value => value == 0.01f || value == -0.01f);
        for (int i = 0; i < after.Length; i++) after[i].ShouldBe(before[i] - gradient[i]);
    }

    [Fact]
    public void AHistoryKnowsItsFit()
    {
        var network = s_reference.Network();
        var options = new FitOptions { ValidationSplit = 0.25 };
        var history = network.Fit(s_reference.Data, options);
        history.Network.ShouldBeSameAs(network);
        history.Options.ShouldBeSameAs(options);
        int held = history.Validation!.Count;
        held.ShouldBe(s_reference.Data.Count / 4);
        history.Validation.FeatureRow(0).ToArray().ShouldBe(s_reference.Data.FeatureRow(s_reference.Data.Count - held).ToArray());
        network.Fit(s_reference.Data).Validation.ShouldBeNull();
        var other = s_reference.Data;
        network.Fit(s_reference.Data, new FitOptions { Validation = other }).Validation.ShouldBeSameAs(other);
    }

    /// <summary>The series of a fit that was taken up had no directions, so that the best of none was found.</summary>
    [Fact]
    public void TheBestEpochOfAFitThatWasTakenUpIsFound()
    {
        using var folder = new TemporaryFolder();
        var options = new FitOptions { Epochs = 2, BatchSize = 4, Callbacks = [new BackupAndRestore(folder["backup"], deleteCheckpoint: false)] };
        var network = s_reference.Network();
        network.Fit(s_reference.Data, options);
        var more = new FitOptions { Epochs = 3, BatchSize = 4, Callbacks = [new BackupAndRestore(folder["backup"], deleteCheckpoint: false)] };
        var history = s_reference.Network().Fit(s_reference.Data, more);
        history.Epochs.ShouldBe([0, 1, 2]);
        history.Best("loss").Value.ShouldBe(Math.Min(history["loss"][0], Math.Min(history["loss"][1], history["loss"][2])));
    }
}
