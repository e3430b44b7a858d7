using System;
using System.Linq;
using CompiledNet.Testing;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>TerminateOnNaN keeps the parameters of the last good step.</summary>
public class SkippedStepTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void The_step_of_an_infinite_loss_is_not_taken()
    {
        float[][] features = s_reference.Features[..12], targets = [.. s_reference.Targets[..8], [1e30f], [0], [0], [0]];
        var (network, expected) = (s_reference.Network(), s_reference.Network());
        var optimizer = new Adam();
        var history = network.Fit(Dataset.From(features, targets), new FitOptions { Optimizer = optimizer, BatchSize = 4, Shuffle = false, Epochs = 3, Callbacks = [new TerminateOnNaN()] });
        expected.Fit(Dataset.From(features[..8], targets[..8]), new FitOptions { Optimizer = new Adam(), BatchSize = 4, Shuffle = false });

        history["loss"].ShouldBe([double.PositiveInfinity]);
        network.Parameters.Span.ToArray().ShouldBe(expected.Parameters.Span.ToArray());
        optimizer.Iterations.ShouldBe(2);
    }

    /// <summary>Metrics that rank refuse what is no number, but not before the fit has ended as was asked for.</summary>
    [Fact]
    public void Outputs_that_are_no_numbers_are_left_out_of_metrics()
    {
        float[][] features = [.. s_reference.Features[..8], [float.MaxValue, -float.MaxValue, float.MaxValue], .. s_reference.Features[..3]];
        var network = s_reference.Network();
        network.SetNumber(0, 4);
        network.SetNumber(1, 4);
        var history = network.Fit(Dataset.From(features, [.. features.Select((_, row) => new float[] { row % 2 })]), new FitOptions
        {
            Optimizer = new SGD(0), BatchSize = 4, Shuffle = false, Epochs = 3, Metrics = [new ExactAreaUnderCurve(), new CountedSamples()], Callbacks = [new TerminateOnNaN()],
        });
        history.Epochs.Count.ShouldBe(1);
        history["counted"].ShouldBe([8]);
    }

    private sealed class CountedSamples() : Metric("counted", MetricDirection.None)
    {
        private int _count;

        public override double Result => _count;

        public override void Reset() => _count = 0;

        protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight) => _count++;
    }

    /// <summary>A finite loss whose gradient is not: of a target of 1e19, the square still fits, and 2 · 1e19 · 1e20 is too much.</summary>
    [Fact]
    public void Neither_is_that_of_an_infinite_gradient()
    {
        var network = s_reference.Network();
        network.SetNumber(PlainNetwork<float>.Bias1, 0);
        network.SetNumber(PlainNetwork<float>.Kernel2, 1e20f);
        float[] before = network.Parameters.Span.ToArray();
        using var trainer = new Trainer(network, new SGD()) { SkipsNonFiniteSteps = true };
        float loss = trainer.TrainOnBatch([0, 0, 0], [1e19f]);
        float.IsFinite(loss).ShouldBeTrue();
        trainer.SkippedLastStep.ShouldBeTrue();
        trainer.Step.ShouldBe(0);
        network.Parameters.Span.ToArray().ShouldBe(before);

        network.SetNumber(PlainNetwork<float>.Kernel2, 0.1f);
        trainer.TrainOnBatch([0, 0, 0], [1]);
        trainer.SkippedLastStep.ShouldBeFalse();
        trainer.Step.ShouldBe(1);
    }
}
