using System;
using System.Linq;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests.Metrics;

/// <summary>The report is scikit-learn's to the character.</summary>
public class ClassificationReportTests
{
    private static readonly ScikitReference s_reference = ScikitReference.Recorded;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_reference.Reports.Length)];

    [Theory, MemberData(nameof(Cases))]
    public void IsThatOfScikitLearn(int index)
    {
        var expected = s_reference.Reports[index];
        var report = new ClassificationReport(expected.Names, expected.Digits);
        s_reference.Sets[expected.Set].Feed(report, expected.Weighted);
        report.ToString().ShouldBe(expected.Text);
    }

    /// <summary>A sign that is two numbers of UTF-16 is one character to Python; printed by scikit-learn 1.2.</summary>
    [Fact]
    public void NamesAreAsLongAsPythonCountsThem()
    {
        var report = new ClassificationReport(["日本", "a b", "😀"]);
        report.Update([0.7f, 0.2f, 0.1f, 0.1f, 0.5f, 0.4f, 0.3f, 0.3f, 0.4f], [0, 1, 1], 3, 3, 1);
        report.ToString().Split('\n')[2..5].ShouldBe(
        [
            "          日本       1.00      1.00      1.00         1",
            "         a b       1.00      0.50      0.67         2",
            "           😀       0.00      0.00      0.00         0",
        ]);
    }

    [Fact]
    public void RowsCanBeRead()
    {
        var report = new ClassificationReport();
        report.Update([0.9f, 0.1f, 0.8f, 0.7f], [1, 0, 0, 1], 4, 1, 1);
        report[1].ShouldBe(new ClassScores(2.0 / 3, 1, 0.8, 2));
        report.MacroAverage.Recall.ShouldBe(0.75);
        report.WeightedAverage.Support.ShouldBe(4);
        report.Result.ShouldBe(0.75);
    }

    [Fact]
    public void EvaluateFillsIt()
    {
        var data = TrainingReference.Recorded.Data;
        var report = new ClassificationReport(["no", "yes"], threshold: -100);
        var classes = Dataset.From([.. Enumerable.Range(0, data.Count).Select(row => data.Features.Slice(row * 3, 3).ToArray())], [.. Enumerable.Range(0, data.Count).Select(row => new float[] { row % 2 })]);
        TrainingReference.Recorded.Network().Evaluate(classes, [report]);
        report[1].Recall.ShouldBe(1);
        report[0].Recall.ShouldBe(0);
        report.ToString().ShouldContain("         yes       0.5");
    }

    [Fact]
    public void NamesHaveToFit()
    {
        var report = new ClassificationReport(["a", "b"]);
        Should.Throw<InvalidOperationException>(report.ToString).Message.ShouldContain("no samples");
        report.Update([1, 0, 0], [1], 1, 3, 1);
        Should.Throw<InvalidOperationException>(report.ToString).Message.ShouldContain("2 names for 3 classes");
        Should.Throw<ArgumentOutOfRangeException>(() => new ClassificationReport(digits: 0));
    }
}
