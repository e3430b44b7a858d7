using System;

namespace CompiledNet.Tests.Metrics;

/// <summary>Metrics against scikit-learn, over batches of several sizes.</summary>
public class MetricReferenceTests
{
    private static readonly MetricReference Binary = new("binary"), Buckets = new("buckets"), Multiclass = new("multiclass"), Regression = new("regression");

    [Fact]
    public void BinaryMetricsAgree()
    {
        foreach (var metric in (Metric[])[new BinaryAccuracy(), new Accuracy()])
        {
            Of(metric, Binary, 1).ShouldBe(Binary.Result("accuracy"), 1e-12);
            Of(metric, Binary, 1, weighted: true).ShouldBe(Binary.Result("weightedAccuracy"), 1e-12);
        }

        Of(new Precision(), Binary, 1).ShouldBe(Binary.Result("precision"), 1e-12);
        Of(new Recall(), Binary, 1, weighted: true).ShouldBe(Binary.Result("recall"), 1e-12);
    }

    [Fact]
    public void TheAreaUnderTheCurveAgrees()
    {
        Of(new ExactAreaUnderCurve(), Binary, 1).ShouldBe(Binary.Result("area"), 1e-12);
        Of(new ExactAreaUnderCurve(), Binary, 1, weighted: true).ShouldBe(Binary.Result("weightedArea"), 1e-12);
        Of(new ExactAreaUnderCurve(), Buckets, 1).ShouldBe(Buckets.Result("exactArea"), 1e-12);
        Of(new AreaUnderCurve(), Buckets, 1).ShouldBe(Buckets.Result("area"), 1e-12);
        Of(new AreaUnderCurve(100_000), Buckets, 1).ShouldBe(Buckets.Result("exactArea"), 1e-4);
    }

    [Fact]
    public void MulticlassMetricsAgree()
    {
        foreach (var metric in (Metric[])[new SparseCategoricalAccuracy(), new Accuracy()])
            Of(metric, Multiclass, 4, 1, weighted: true).ShouldBe(Multiclass.Result("weightedAccuracy"), 1e-12);
        foreach (var metric in (Metric[])[new CategoricalAccuracy(), new Accuracy()])
            Of(metric, Multiclass, 4, 4, "oneHot").ShouldBe(Multiclass.Result("accuracy"), 1e-12);
    }

    [Theory]
    [InlineData("targets", 1)]
    [InlineData("oneHot", 4)]
    public void TheConfusionMatrixAgrees(string targets, int targetSize)
    {
        var matrix = new ConfusionMatrix(4);
        matrix.Update(Multiclass.Numbers("predictions"), Multiclass.Numbers(targets), 300, 4, targetSize);
        int[][] expected = Multiclass.Matrix("confusion");
        for (int actual = 0; actual < 4; actual++)
            for (int predicted = 0; predicted < 4; predicted++) matrix[actual, predicted].ShouldBe(expected[actual][predicted]);
        matrix.Count.ShouldBe(300);
        matrix.Accuracy.ShouldBe(Multiclass.Result("accuracy"), 1e-12);
        matrix.Precision(2).ShouldBe(Multiclass.Result("precision2"), 1e-12);
        matrix.Recall(3).ShouldBe(Multiclass.Result("recall3"), 1e-12);
    }

    [Fact]
    public void RegressionMetricsAgree()
    {
        Of(new MeanSquaredErrorMetric(), Regression, 3).ShouldBe(Regression.Result("meanSquaredError"), 1e-10);
        Of(new MeanAbsoluteErrorMetric(), Regression, 3, weighted: true).ShouldBe(Regression.Result("meanAbsoluteError"), 1e-10);
        Of(new RootMeanSquaredError(), Regression, 3, weighted: true).ShouldBe(Regression.Result("rootMeanSquaredError"), 1e-10);
        Of(new R2Score(), Regression, 3).ShouldBe(Regression.Result("r2"), 1e-10);
        Of(new R2Score(), Regression, 3, weighted: true).ShouldBe(Regression.Result("weightedR2"), 1e-10);
    }

    private static double Of(Metric metric, MetricReference reference, int outputSize, int targetSize = 0, string targets = "targets", bool weighted = false)
    {
        if (targetSize == 0) targetSize = outputSize;
        float[] predictions = reference.Numbers("predictions"), wanted = reference.Numbers(targets);
        float[] weights = weighted ? reference.Numbers("weights") : [];
        // The first pass is there to be forgotten; the second takes batches of 1, 2, 3 ... rows.
        metric.Update(predictions, wanted, 300, outputSize, targetSize, weights);
        metric.Reset();
        metric.Result.ShouldBe(metric is ExactAreaUnderCurve ? double.NaN : 0);
        for (int row = 0, rows = 1; row < 300; row += rows, rows = Math.Min(rows + 1, 300 - row))
            metric.Update(
                predictions.AsSpan(row * outputSize, rows * outputSize), wanted.AsSpan(row * targetSize, rows * targetSize), rows,
                outputSize, targetSize, weighted ? weights.AsSpan(row, rows) : default);
        return metric.Result;
    }
}
