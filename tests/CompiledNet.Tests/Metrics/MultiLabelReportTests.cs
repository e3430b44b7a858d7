using System;
using System.Linq;
using CompiledNet.Testing;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Metrics;

/// <summary>The report of labels that may hold together is scikit-learn's to the character.</summary>
public sealed class MultiLabelReportTests
{
    private const int Labels = 5, Rows = 30;

    private static readonly System.Text.Json.JsonElement s_reference = ReferenceFile.Open("multilabel.json");
    private static readonly float[] s_predictions = Floats("predictions"), s_targets = Floats("targets");

    [Theory]
    [InlineData("unweighted")]
    [InlineData("whole")]
    [InlineData("weighted")]
    public void Is_that_of_scikit_learn(string name)
    {
        var expected = s_reference.GetProperty(name);
        float[] weights = [.. expected.Numbers("weights").Select(weight => (float)weight)];
        foreach (var (digits, text) in new[] { (2, "two"), (4, "four") })
        {
            var report = new MultiLabelReport(["a", "b", "c", "d", "e"], digits);
            for (int row = 0, rows = 1; row < Rows; row += rows, rows = Math.Min(rows + 1, Rows - row))
                report.Update(s_predictions.AsSpan(row * Labels, rows * Labels), s_targets.AsSpan(row * Labels, rows * Labels), rows, Labels, Labels, weights.Length == 0 ? default : weights.AsSpan(row, rows));
            report.ToString().ShouldBe(expected.GetProperty(text).GetString());
            report.Result.ShouldBe(expected.GetProperty("accuracy").GetDouble(), 1e-12);
        }
    }

    [Fact]
    public void Rows_can_be_read_and_forgotten()
    {
        var report = new MultiLabelReport(threshold: 0.25f);
        Should.Throw<InvalidOperationException>(() => report.ToString()).Message.ShouldContain("no samples");
        report.Update([0.5f, 0.1f, 0.3f, 0.9f], [1, 0, 0, 1], 2, 2, 2);
        report[0].ShouldBe(new ClassScores(0.5, 1, 2.0 / 3, 1));
        report[1].ShouldBe(new ClassScores(1, 1, 1, 1));
        report.SamplesAverage.Precision.ShouldBe(0.75);
        report.Result.ShouldBe(0.5);
        AllocatedBytes.Fewest(() => report.Update([0.5f, 0.1f, 0.3f, 0.9f], [1, 0, 0, 1], 2, 2, 2)).ShouldBe(0);
        Should.Throw<ArgumentException>(() => report.Update([0.5f, 0.1f], [1], 1, 2, 1)).Message.ShouldContain("each of the 2 outputs");
        Should.Throw<InvalidOperationException>(() => Filled(new MultiLabelReport(["one"])).ToString()).Message.ShouldContain("1 names for 2 labels");
        report.Reset();
        report.Labels.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => new MultiLabelReport(digits: 0));
    }

    private static MultiLabelReport Filled(MultiLabelReport report)
    {
        report.Update([1, 0], [1, 0], 1, 2, 2);
        return report;
    }

    private static float[] Floats(string name) => [.. s_reference.Numbers(name).Select(number => (float)number)];
}
