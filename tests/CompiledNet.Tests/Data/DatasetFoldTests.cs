using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tests;

/// <summary>Folds and balanced classes against scikit-learn (Reference/data_splits.py).</summary>
public class DatasetFoldTests
{
    private static readonly JsonElement s_recorded = JsonDocument.Parse(File.ReadAllText(DataReference.PathOf("data_splits.json"))).RootElement;

    private static int[] Whole(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];

    /// <summary>Rows that carry their own number.</summary>
    private static Dataset Numbered(params float[] labels) => Dataset.From(new DataBlock([.. labels.Select((_, i) => (float)i)], 1), labels);

    private static int[] Rows(Dataset part) => [.. part.Features.ToArray().Select(row => (int)row)];

    private static Dataset Unequal(JsonElement sizes) => Numbered([.. Whole(sizes).SelectMany((size, k) => Enumerable.Repeat((float)k, size))]);

    private static int[] Counted(Dataset part, int classes) => [.. Enumerable.Range(0, classes).Select(k => part.Targets.Count((float)k))];

    [Fact]
    public void EveryClassHasItsShareInEveryFold()
    {
        var expected = s_recorded.GetProperty("stratified");
        var data = Unequal(expected.GetProperty("sizes"));
        var folds = data.StratifiedKFold(5, seed: 2).ToArray();
        folds.Select(fold => Counted(fold.Validation, 4)).ShouldBe(expected.GetProperty("folds").EnumerateArray().Select(Whole));
        folds.SelectMany(fold => Rows(fold.Validation)).Order().ShouldBe(Enumerable.Range(0, data.Count));
        foreach (var (train, validation) in folds) Rows(train).Concat(Rows(validation)).Order().ShouldBe(Enumerable.Range(0, data.Count));

        Rows(data.StratifiedKFold(5, seed: 2).First().Train).ShouldBe(Rows(folds[0].Train));
        Rows(data.StratifiedKFold(5, seed: 3).First().Train).ShouldNotBe(Rows(folds[0].Train));
        data.OneHot().StratifiedKFold(5, seed: 2).Select(fold => Rows(fold.Validation)).ShouldBe(folds.Select(fold => Rows(fold.Validation)));
        Should.Throw<ArgumentOutOfRangeException>(() => data.StratifiedKFold(24)).Message.ShouldContain("At most 23 parts");
        Should.Throw<ArgumentOutOfRangeException>(() => data.StratifiedKFold(1));
    }

    [Fact]
    public void AGroupIsNeverDivided()
    {
        var expected = s_recorded.GetProperty("grouped");
        int[] groups = Whole(expected.GetProperty("groups"));
        var data = Numbered(new float[groups.Length]);
        var folds = data.GroupKFold(groups, 3).ToArray();
        folds.Select(fold => Rows(fold.Validation)).ShouldBe(expected.GetProperty("folds").EnumerateArray().Select(Whole));
        foreach (var (train, validation) in folds) Rows(train).Select(row => groups[row]).Intersect(Rows(validation).Select(row => groups[row])).ShouldBeEmpty();
        data.GroupKFold([.. groups.Select(group => $"patient {group}")], 3).First().Train.Count.ShouldBe(folds[0].Train.Count);
        Should.Throw<ArgumentException>(() => data.GroupKFold(groups[1..], 3)).Message.ShouldContain($"each of {groups.Length} samples");
        Should.Throw<ArgumentOutOfRangeException>(() => data.GroupKFold(groups, 8));
    }

    [Fact]
    public void TheFutureValidatesThePast()
    {
        foreach (var expected in s_recorded.GetProperty("temporal").EnumerateArray())
        {
            var folds = Numbered(new float[expected.GetProperty("samples").GetInt32()]).TimeSeriesSplit(
                expected.GetProperty("folds").GetInt32(), Optional("testSize"), Optional("gap")!.Value, Optional("mostTraining"));
            folds.Select(fold => new[] { Rows(fold.Train), Rows(fold.Validation) }).ShouldBe(
                expected.GetProperty("parts").EnumerateArray().Select(pair => pair.EnumerateArray().Select(Whole).ToArray()));

            int? Optional(string name) => expected.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        }

        Should.Throw<ArgumentOutOfRangeException>(() => Numbered(new float[10]).TimeSeriesSplit(3, testSize: 3, gap: 1)).Message.ShouldContain("leave none of 10");
        Should.Throw<ArgumentOutOfRangeException>(() => Numbered(new float[3]).TimeSeriesSplit(3));
    }

    [Fact]
    public void ClassesAreBalancedByRowsOrByWeights()
    {
        var data = Unequal(s_recorded.GetProperty("stratified").GetProperty("sizes"));
        var more = data.Oversample(seed: 1);
        Counted(more, 4).ShouldBe([23, 23, 23, 23]);
        Rows(more).Distinct().Count().ShouldBe(data.Count);
        // 23 of 5 rows: each comes four times or five times.
        Rows(more).Where(row => data.TargetRow(row)[0] == 1).GroupBy(row => row).Select(group => group.Count()).Distinct().Order().ShouldBe([4, 5]);

        var fewer = data.Undersample(seed: 1);
        Counted(fewer, 4).ShouldBe([5, 5, 5, 5]);
        Rows(fewer).Distinct().Count().ShouldBe(20);
        Rows(data.Undersample(seed: 2)).ShouldNotBe(Rows(fewer));

        float[] expected = [.. s_recorded.GetProperty("weights").Numbers().Select(weight => (float)weight)];
        foreach (var weights in new[] { data.BalancedClassWeights(), data.OneHot().BalancedClassWeights() })
            Enumerable.Range(0, 4).Select(k => weights[k]).ShouldBe(expected);
        Should.Throw<ArgumentException>(() => Dataset.From([[1], [2]], [[1, 1], [1, 1]]).BalancedClassWeights()).Message.ShouldContain("row 0 are not a single 1");
    }
}
