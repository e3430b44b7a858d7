using System;
using System.Linq;

namespace CompiledNet.Tests.Training;

/// <summary>The samples of a validation set can be weighed, as the third part of Keras' <c>validation_data</c> does.</summary>
public class ValidationWeightTests
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;

    [Fact]
    public void LossAndWeightedMetricsAreThoseOfEvaluate()
    {
        float[] weights = [.. s_reference.Weights.Select(weight => 2 * weight + 0.5f)];
        TrackedMetric[] metrics = [new TrackedMetric(new MeanAbsoluteErrorMetric(), Weighted: true), new RootMeanSquaredError()];
        var network = s_reference.Network();
        var history = network.Fit(s_reference.Data, new FitOptions { Validation = s_reference.Data, ValidationSampleWeights = weights, Metrics = metrics });
        var score = network.Evaluate(s_reference.Data, metrics, sampleWeights: weights);
        foreach (string name in score.Values.Names()) history.Last("val_" + name).ShouldBe(score[name], 1e-12, name);
        network.Evaluate(s_reference.Data).Loss.ShouldNotBe(score.Loss);
    }

    [Fact]
    public void WeightsThatDoNotFitAreRefused()
    {
        var network = s_reference.Network();
        float[] parameters = network.Parameters.Span.ToArray();
        foreach (var options in (FitOptions[])
        [
            new() { ValidationSampleWeights = s_reference.Weights },
            new() { ValidationSampleWeights = s_reference.Weights, ValidationSplit = 0.5 },
            new() { ValidationSampleWeights = [], Validation = s_reference.Data },
            new() { ValidationSampleWeights = [1], Validation = s_reference.Data },
            new() { ValidationSampleWeights = [.. s_reference.Weights.Select(_ => -1f)], Validation = s_reference.Data },
        ])
            Should.Throw<ArgumentException>(() => network.Fit(s_reference.Data, options)).ParamName.ShouldBe("ValidationSampleWeights");
        network.Parameters.Span.ToArray().ShouldBe(parameters);
    }
}
