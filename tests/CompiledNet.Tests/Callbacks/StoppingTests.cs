using System;
using System.Collections.Generic;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Callbacks;

public class StoppingTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void LambdasAreCalledInTheOrderOfKeras()
    {
        var calls = new List<string>();
        var lambda = new LambdaCallback(
            onTrainBegin: _ => calls.Add("train begin"), onTrainEnd: _ => calls.Add("train end"), onEpochBegin: c => calls.Add($"epoch {c.Epoch} begin"),
            onEpochEnd: c => calls.Add($"epoch {c.Epoch} end"), onBatchBegin: c => calls.Add($"batch {c.Batch} begin"), onBatchEnd: c => calls.Add($"batch {c.Batch} end"));
        var recorder = new Recorder();
        s_reference.Network().Fit(s_reference.Data, new FitOptions { BatchSize = 16, Callbacks = [lambda, recorder, new LambdaCallback()] });
        calls.ShouldBe(recorder.Calls);
    }

    [Fact]
    public void IterationsOfAllFitsCount()
    {
        var network = s_reference.Network();
        var optimizer = new SGD();
        var options = new FitOptions { Optimizer = optimizer, BatchSize = 4, Epochs = 2, Callbacks = [new MaxIterations(12)] };
        network.Fit(s_reference.Data, options).Epochs.Count.ShouldBe(2);
        optimizer.Iterations.ShouldBe(10);
        network.Fit(s_reference.Data, options).Epochs.Count.ShouldBe(1);
        optimizer.Iterations.ShouldBe(12);
        network.Fit(s_reference.Data, options).Epochs.ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => new MaxIterations(0));
    }

    /// <summary>Of SGD without momentum the update is rate · gradient: a rate of 0 changes nothing, one of 0.1 more than a millionth.</summary>
    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(0.1f, 2, 5)]
    public void SmallUpdatesEndAFit(float rate, int patience, int epochs)
    {
        var tolerance = new UpdateTolerance(1e-6f, patience);
        s_reference.Network().Fit(s_reference.Data, new FitOptions { Optimizer = new SGD(rate), Epochs = 5, Callbacks = [tolerance] }).Epochs.Count.ShouldBe(epochs);
        (tolerance.LargestUpdate > 1e-6f).ShouldBe(rate > 0);
        Should.Throw<ArgumentOutOfRangeException>(() => new UpdateTolerance(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new UpdateTolerance(patience: 0));
    }
}
