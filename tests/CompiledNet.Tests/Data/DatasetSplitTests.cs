using System;
using System.Linq;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

public class DatasetSplitTests
{
    /// <summary>Rows that carry their own number, so that parts can be checked for completeness.</summary>
    private static Dataset Numbered(int count, Func<int, float>? label = null) => Dataset.From(
        [.. Enumerable.Range(0, count).Select(i => new float[] { i })], [.. Enumerable.Range(0, count).Select(i => label?.Invoke(i) ?? i)]);

    private static void ShouldDivide(Dataset whole, params Dataset[] parts) =>
        parts.SelectMany(part => part.Features.ToArray()).Order().ShouldBe(whole.Features.ToArray());

    private static int[] Shares(Dataset data, int classes) =>
        [.. Enumerable.Range(0, classes).Select(k => data.Targets.ToArray().Count(label => label == k))];

    [Fact]
    public void DividesEverySampleOnce()
    {
        Gen.Select(Gen.Int[2, 200], Gen.Double[0.1, 0.9], Gen.Int).Where((count, fraction, _) => Math.Round(count * fraction, MidpointRounding.AwayFromZero) is var n && n > 0 && n < count)
            .Draw((count, fraction, seed) =>
            {
                var data = Numbered(count);
                var (first, second) = data.Split(fraction, seed);
                ShouldDivide(data, first, second);
                ((double)first.Count).ShouldBe(count * fraction, 0.5000001);
                first.Features.ToArray().ShouldBe(first.Targets.ToArray());
            }, count: 200);
    }

    [Fact]
    public void DividesInThree()
    {
        var data = Numbered(10);
        var (train, validation, test) = data.Split(0.6, 0.2, seed: 5);
        (train.Count, validation.Count, test.Count).ShouldBe((6, 2, 2));
        ShouldDivide(data, train, validation, test);
    }

    [Fact]
    public void TheSeedDecidesAlone()
    {
        var data = Numbered(100, i => i % 2);
        float[] Order(Dataset part) => part.Features.ToArray();
        Order(data.Split(0.8, seed: 1).First).ShouldBe(Order(data.Split(0.8, seed: 1).First));
        Order(data.Split(0.8, seed: 1).First).ShouldNotBe(Order(data.Split(0.8, seed: 2).First));
        Order(data.StratifiedSplit(0.8, seed: 1).Second).ShouldBe(Order(data.StratifiedSplit(0.8, seed: 1).Second));
        Order(data.StratifiedSplit(0.8, seed: 1).Second).ShouldNotBe(Order(data.StratifiedSplit(0.8, seed: 2).Second));
        Order(data.Shuffle(3)).ShouldBe(Order(data.Shuffle(3)));
        Order(data.Shuffle(3)).ShouldNotBe(Order(data));
        // A change of the generator or of the algorithm would change every user's hold-out: pinned.
        Order(Numbered(8).Shuffle(1)).ShouldBe(Order(Numbered(8).Rows(PinnedOrder)));
    }

    private static readonly int[] PinnedOrder = [3, 5, 6, 7, 0, 2, 4, 1];

    [Fact]
    public void StratifiedPartsKeepTheShareOfEveryClass() =>
        Gen.Select(Gen.Int[1, 60].Array[2, 5], Gen.Double[0.15, 0.85], Gen.Int)
            .Where((sizes, fraction, _) => sizes.Max() > 1 && Math.Round(sizes.Sum() * fraction, MidpointRounding.AwayFromZero) is var n && n > 0 && n < sizes.Sum())
            .Draw((sizes, fraction, seed) =>
            {
                float[] labels = [.. sizes.SelectMany((size, k) => Enumerable.Repeat((float)k, size))];
                var data = Numbered(labels.Length, i => labels[i]);
                var (first, second) = data.StratifiedSplit(fraction, seed);
                ShouldDivide(data, first, second);
                ((double)first.Count).ShouldBe(labels.Length * fraction, 0.5000001);
                var shares = Shares(first, sizes.Length);
                for (int k = 0; k < sizes.Length; k++) ((double)shares[k]).ShouldBe(sizes[k] * fraction, 1);
            }, count: 200);

    [Fact]
    public void StratifiesTheDigitsAndTheirOneHotForm()
    {
        var data = DataReference.Load("digits");
        int[] all = Shares(data, 10);
        var (first, second) = data.StratifiedSplit(0.8, seed: 1);
        var (hotFirst, _) = data.OneHot().StratifiedSplit(0.8, seed: 1);
        (first.Count, second.Count).ShouldBe((1438, 359));
        for (int k = 0; k < 10; k++) ((double)Shares(second, 10)[k]).ShouldBe(all[k] * 0.2, 1);
        hotFirst.ArgMax().Targets.ToArray().ShouldBe(first.Targets.ToArray());
        // Mixed, not class after class.
        first.Take(100).Targets.ToArray().Distinct().Count().ShouldBeGreaterThan(7);

        var (train, validation, test) = data.StratifiedSplit(0.6, 0.2, seed: 1);
        (train.Count + validation.Count + test.Count).ShouldBe(1797);
        for (int k = 0; k < 10; k++) ((double)Shares(validation, 10)[k]).ShouldBe(all[k] * 0.2, 2);
    }

    /// <summary>Two classes for each of three steps: not one-hot, whatever a row looks like. The shares are those of scikit-learn 1.2 (data_splits.py: train_test_split).</summary>
    [Fact]
    public void StratifiesTargetsPerStepByWholeRows()
    {
        float[][] rows = [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 1], [0, 0, 0]];
        int[] counts = [10, 20, 30, 40, 50];
        float[][] targets = [.. rows.SelectMany((row, k) => Enumerable.Repeat(row, counts[k]))];
        var (first, second) = Dataset.From([.. targets.Select((_, i) => new float[] { i })], targets).StratifiedSplit(0.7, seed: 3);

        Counted(first).ShouldBe([7, 14, 21, 28, 35]);
        Counted(second).ShouldBe([3, 6, 9, 12, 15]);

        int[] Counted(Dataset part) => [.. rows.Select(row => Enumerable.Range(0, part.Count).Count(i => part.TargetRow(i).SequenceEqual(row)))];
    }

    [Fact]
    public void FoldsLeaveEachSampleOutOnce()
    {
        var data = Numbered(11);
        var folds = data.KFold(3, seed: 4).ToArray();
        folds.Select(fold => fold.Validation.Count).Order().ShouldBe([3, 4, 4]);
        ShouldDivide(data, [.. folds.Select(fold => fold.Validation)]);
        foreach (var (train, validation) in folds) ShouldDivide(data, train, validation);
        Should.Throw<ArgumentOutOfRangeException>(() => data.KFold(1));
        Should.Throw<ArgumentOutOfRangeException>(() => data.KFold(12));
    }

    [Fact]
    public void RefusesWhatCannotBeDivided()
    {
        var data = Numbered(3);
        foreach (double fraction in new[] { 0, 1, -0.5, double.NaN }) Should.Throw<ArgumentOutOfRangeException>(() => data.Split(fraction));
        Should.Throw<ArgumentException>(() => data.Split(0.01)).Message.ShouldContain("would be empty");
        Should.Throw<ArgumentException>(() => data.Split(0.9, 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Split(0.6, 0.5));
        Should.Throw<ArgumentException>(() => Numbered(4, i => i + 0.5f).StratifiedSplit(0.5)).Message.ShouldContain("class index");
        Should.Throw<ArgumentException>(() => Dataset.From([[1], [2]], [[1, 1], [0, 1]]).StratifiedSplit(0.5)).Message.ShouldContain("no two samples have the same targets");
        Should.Throw<ArgumentException>(() => Dataset.From([[1], [2]], [[0, 0.5f], [0, 0.5f]]).StratifiedSplit(0.5)).Message.ShouldContain("row 0 has the target 0.5");
        Should.Throw<ArgumentException>(() => Dataset.From(new float[4, 1]).StratifiedSplit(0.5)).Message.ShouldContain("no targets");
    }
}
