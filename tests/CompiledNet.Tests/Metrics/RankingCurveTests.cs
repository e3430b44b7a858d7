using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tests.Metrics;

/// <summary>The points of curves against scikit-learn.</summary>
public class RankingCurveTests
{
    private static readonly ScikitReference s_reference = ScikitReference.Recorded;

    [Theory, InlineData("plain"), InlineData("weighted")]
    public void PointsAgree(string weights)
    {
        var metric = new ExactAreaUnderCurve();
        s_reference.Sets["binary"].Feed(metric, weighted: weights == "weighted");
        var roc = metric.RocCurve();
        ShouldAgree(roc.FalsePositiveRates, weights, "fpr");
        ShouldAgree(roc.TruePositiveRates, weights, "tpr");
        ShouldAgree([.. roc.Thresholds.Skip(1)], weights, "rocThresholds");
        roc.Thresholds[0].ShouldBe(double.PositiveInfinity);
        roc.Area.ShouldBe(metric.Result);

        var precision = metric.PrecisionRecallCurve();
        ShouldAgree(precision.Precisions, weights, "precision");
        ShouldAgree(precision.Recalls, weights, "recall");
        ShouldAgree(precision.Thresholds, weights, "precisionThresholds");
    }

    [Fact]
    public void TheReliabilityCurveAgrees()
    {
        var metric = new CalibrationError();
        s_reference.Sets["binary"].Feed(metric, weighted: false);
        ShouldAgree([.. metric.Curve.Select(bin => bin.Confidence)], "reliability", "confidence");
        ShouldAgree([.. metric.Curve.Select(bin => bin.ShareRight)], "reliability", "right");
        metric.Curve.Sum(bin => bin.Weight).ShouldBe(120);
    }

    /// <summary>Asking in between must not change the last digit of what comes later.</summary>
    [Fact]
    public void AskingInBetweenChangesNothing()
    {
        var (asked, left) = (new ExactAreaUnderCurve(), new ExactAreaUnderCurve());
        var random = new Random(3);
        for (int i = 0; i < 500; i++)
        {
            float[] output = [random.Next(20) - 10], target = [random.Next(2)], weight = [random.NextSingle()];
            asked.Update(output, target, 1, 1, 1, weight);
            left.Update(output, target, 1, 1, 1, weight);
            _ = asked.Result;
        }

        BitConverter.DoubleToInt64Bits(asked.Result).ShouldBe(BitConverter.DoubleToInt64Bits(left.Result));
    }

    [Fact]
    public void OrderIsThatOfNumbers()
    {
        var metric = new ExactAreaUnderCurve();
        float[] outputs = [float.NegativeInfinity, -1e30f, -1, -1e-40f, -0f, 0f, 1e-40f, 2, float.PositiveInfinity];
        metric.Update(outputs, [0, 0, 0, 0, 1, 0, 1, 1, 1], 9, 1, 1);
        metric.RocCurve().Thresholds.ShouldBe([double.PositiveInfinity, double.PositiveInfinity, 2, 1e-40f, 0, -1e-40f, -1, -1e30f, double.NegativeInfinity]);
        metric.Result.ShouldBe((4 * 4 + 3 + 0.5) / 20, 1e-15);
    }

    [Fact]
    public void WhatHasNoCurveSaysSo()
    {
        var metric = new AveragePrecision();
        metric.Result.ShouldBe(double.NaN);
        Should.Throw<InvalidOperationException>(metric.PrecisionRecallCurve).Message.ShouldContain("needs positives");
        metric.Update([0.5f], [1], 1, 1, 1);
        metric.PrecisionRecallCurve().Precisions.ShouldBe([1, 1]);
        Should.Throw<InvalidOperationException>(metric.RocCurve).Message.ShouldContain("there are not both");
        Should.Throw<ArgumentOutOfRangeException>(() => new RecallAtPrecision(1.5)).ParamName.ShouldBe("precision");
        Should.Throw<ArgumentException>(() => new MulticlassAreaUnderCurve().Update([1], [1], 1, 1, 1)).Message.ShouldContain("ExactAreaUnderCurve");
    }

    private static void ShouldAgree(IReadOnlyList<double> actual, string part, string name)
    {
        double[] expected = [.. s_reference.Curves.GetProperty(part).GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
        actual.Count.ShouldBe(expected.Length, name);
        for (int i = 0; i < expected.Length; i++) actual[i].ShouldBe(expected[i], 1e-12, $"{name}[{i}]");
    }
}
