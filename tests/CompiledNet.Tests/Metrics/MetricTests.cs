using System;
using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.Tests.Metrics;

/// <summary>What the recorded vectors leave out: names, memory, bad input, tables.</summary>
public class MetricTests
{
    private static readonly Dictionary<string, Metric> Kinds = new()
    {
        ["accuracy"] = new Accuracy(), ["binary_accuracy"] = new BinaryAccuracy(), ["categorical_accuracy"] = new CategoricalAccuracy(),
        ["precision"] = new Precision(), ["recall"] = new Recall(), ["auc"] = new AreaUnderCurve(),
        ["mean_squared_error"] = new MeanSquaredErrorMetric(), ["mean_absolute_error"] = new MeanAbsoluteErrorMetric(),
        ["root_mean_squared_error"] = new RootMeanSquaredError(), ["r2_score"] = new R2Score(),
    };

    public static TheoryData<string> Names => new(Kinds.Keys);

    /// <summary>By scikit-learn's r2_score; what is no number is not passed over.</summary>
    [Theory]
    [InlineData(new float[] { 1, 1, 1 }, new float[] { 1, 1, 1 }, 1)]
    [InlineData(new float[] { 1, 1, 2 }, new float[] { 1, 1, 1 }, 0)]
    [InlineData(new float[] { 1, float.NaN, 1 }, new float[] { 1, 1, 1 }, double.NaN)]
    public void R2OfATargetThatNeverChanges(float[] predictions, float[] targets, double expected)
    {
        var metric = new R2Score();
        metric.Update(predictions, targets, 3, 1, 1);
        metric.Result.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsCalledAsInKerasAndAllocatesNothing(string name)
    {
        var metric = Kinds[name];
        metric.Name.ShouldBe(name);
        float[] predictions = [0.1f, 0.9f, 0.4f, 0.6f], targets = [0, 1, 1, 0];
        AllocatedBytes.Fewest(() => metric.Update(predictions, targets, 2, 2, 2)).ShouldBe(0);
        AllocatedBytes.Fewest(() => GC.KeepAlive(new float[1])).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void AMetricMayBeRenamed() => new Accuracy { Name = "digits" }.Name.ShouldBe("digits");

    [Fact]
    public void TheConfusionMatrixOfASingleOutputHasTwoClasses()
    {
        var matrix = new ConfusionMatrix(2, ["healthy", "ill"]);
        matrix.Update([0.2f, 0.7f, 0.9f], [0, 0, 1], 3, 1, 1);
        matrix.ToString().ReplaceLineEndings("\n").ShouldBe(
            "actual  │  healthy      ill   recall\n" +
            "────────┼───────────────────────────\n" +
            "healthy │        1        1    0.500\n" +
            "ill     │        ·        1    1.000\n");
        matrix.Reset();
        matrix.Count.ShouldBe(0);
    }

    [Fact]
    public void NotANumberCountsAsWrong()
    {
        var metric = new Accuracy();
        metric.Update([float.NaN], [1], 1, 1, 1);
        metric.Result.ShouldBe(0);
        var area = new AreaUnderCurve();
        area.Update([float.NaN, 2, -1], [1, 1, 0], 3, 1, 1);
        area.Result.ShouldBe(0.75);
    }

    /// <summary>scikit-learn refuses (roc_auc_score: "Only one class present"); 0 would read as the worst of all.</summary>
    [Fact]
    public void TheExactAreaOfOneClassIsNoNumber()
    {
        var area = new ExactAreaUnderCurve();
        area.Result.ShouldBe(double.NaN);
        area.Update([0.3f, 0.7f], [1, 1], 2, 1, 1);
        area.Result.ShouldBe(double.NaN);
        area.Update([0.1f], [0], 1, 1, 1);
        area.Result.ShouldBe(1);
        Should.Throw<ArgumentException>(() => area.Update([float.NaN], [0], 1, 1, 1)).Message.ShouldContain("one of them is NaN");
        area.Result.ShouldBe(1);
    }

    /// <summary>Logits are positive where the class is 1: all four are right, of which 0.5 sees two.</summary>
    [Fact]
    public void LogitsHaveTheThresholdZero()
    {
        float[] logits = [0.3f, -2, 4, 0.1f], targets = [1, 0, 1, 1];
        foreach (var (threshold, expected) in (ReadOnlySpan<(float, double)>)[(0, 1), (0.5f, 0.5)])
        {
            var metric = new Accuracy(threshold);
            metric.Update(logits, targets, 4, 1, 1);
            metric.Result.ShouldBe(expected);
            var matrix = new ConfusionMatrix(2, threshold: threshold);
            matrix.Update(logits, targets, 4, 1, 1);
            matrix.Accuracy.ShouldBe(expected);
        }
    }

    [Fact]
    public void ADirectionIsOneOfThree() => Should.Throw<ArgumentOutOfRangeException>(() => new Judge("judge", (MetricDirection)3));

    [Fact]
    public void BadInputIsRefused()
    {
        var metric = new Accuracy();
        Should.Throw<ArgumentException>(() => metric.Update(new float[5], new float[2], 2, 3, 1)).Message.ShouldContain("2 rows of 3 have 6 numbers, not 5");
        Should.Throw<ArgumentException>(() => metric.Update(new float[6], new float[3], 2, 3, 1)).ParamName.ShouldBe("targets");
        Should.Throw<ArgumentException>(() => metric.Update(new float[6], new float[2], 2, 3, 1, new float[1])).ParamName.ShouldBe("sampleWeights");
        Should.Throw<ArgumentException>(() => metric.Update(new float[6], new float[4], 2, 3, 2)).Message.ShouldContain("'accuracy'");
        Should.Throw<ArgumentException>(() => new SparseCategoricalAccuracy().Update(new float[6], new float[6], 2, 3, 3));
        Should.Throw<ArgumentException>(() => new Accuracy { Name = " " });
        Should.Throw<ArgumentOutOfRangeException>(() => new AreaUnderCurve(1));

        var matrix = new ConfusionMatrix(3);
        Should.Throw<ArgumentException>(() => matrix.Update(new float[6], [0, 3], 2, 3, 1)).Message.ShouldContain("row 1 is 3");
        Should.Throw<ArgumentException>(() => matrix.Update(new float[6], [0, 0.5f], 2, 3, 1)).Message.ShouldContain("row 1");
        Should.Throw<ArgumentException>(() => matrix.Update(new float[4], new float[2], 2, 2, 1)).Message.ShouldContain("3 classes");
        Should.Throw<ArgumentOutOfRangeException>(() => matrix[0, 3]);
    }

    /// <summary>torch.tensor([.2, nan, .9]).argmax() is 1: what is not a number is not passed over.</summary>
    [Fact]
    public void TheHighestOfSeveralScoresIsNaN()
    {
        var accuracy = new CategoricalAccuracy();
        accuracy.Update([0.2f, float.NaN, 0.9f, float.NaN, 0.9f, 0.1f, 0.1f, 0.9f, float.NaN], [0, 0, 1, 0, 1, 0, 0, 1, 0], rows: 3, outputSize: 3, targetSize: 3);
        accuracy.Result.ShouldBe(0);
        Should.Throw<ArgumentException>(() => new CalibrationError().Update([0.2f, float.NaN, 0.9f], [0, 1, 0], rows: 1, outputSize: 3, targetSize: 3)).Message.ShouldContain("an output is NaN");
    }
}
