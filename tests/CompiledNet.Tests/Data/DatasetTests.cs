using System;
using CompiledNet.Testing;

namespace CompiledNet.Tests;

public class DatasetTests
{
    private static readonly float[,] Grid = { { 1, 2 }, { 3, 4 }, { 5, 6 } };

    [Fact]
    public void ComesFromLiterals()
    {
        var data = Dataset.From([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);
        (data.Count, data.FeatureCount, data.TargetCount).ShouldBe((4, 2, 1));
        data.FeatureRow(2).ToArray().ShouldBe([1, 0]);
        data.TargetRow(2).ToArray().ShouldBe([1]);
        Dataset.From([[1, 2]], [[3, 4, 5]]).TargetRow(0).ToArray().ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void ComesFromGridsAndSpansAndCopiesThem()
    {
        ReadOnlySpan<float> flat = [7, 8, 9];
        var source = (float[,])Grid.Clone();
        var data = Dataset.From(source, new DataBlock(flat, 1));
        source[0, 0] = 99;
        data.Features.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        data.Targets.ToArray().ShouldBe([7, 8, 9]);
        Dataset.From(Grid).TargetCount.ShouldBe(0);
    }

    [Fact]
    public void PutsSeveralInputsAndTargetsSideBySide()
    {
        float[][] second = [[10], [20], [30]];
        var data = Dataset.From([Grid, second], [second, Grid]);
        data.FeatureRow(1).ToArray().ShouldBe([3, 4, 20]);
        data.TargetRow(2).ToArray().ShouldBe([30, 5, 6]);
    }

    [Fact]
    public void RefusesRowsThatDoNotFit()
    {
        Should.Throw<ArgumentException>(() => Dataset.From([[1, 2], [3]], [0, 1])).Message.ShouldContain("Row 1 has 1 numbers, but row 0 has 2");
        Should.Throw<ArgumentException>(() => Dataset.From([[1], [3]], [0])).Message.ShouldContain("2 rows of features, but 1 rows of targets");
        Should.Throw<ArgumentException>(() => Dataset.From([Grid, new float[] { 1 }], [Grid])).Message.ShouldContain("Block 1 has 1 rows, but block 0 has 3");
        Should.Throw<ArgumentException>(() => new DataBlock([1, 2, 3], 2)).Message.ShouldContain("do not fill whole rows");
        Should.Throw<ArgumentException>(() => Dataset.From(new float[0, 2]));
        Should.Throw<ArgumentException>(() => Dataset.From(Grid).WithNames(features: ["one"])).Message.ShouldContain("2 names were expected, but there are 1");
    }

    [Fact]
    public void CopiesRowsWithoutAllocating()
    {
        var data = Dataset.From(Grid, new float[] { 7, 8, 9 });
        float[] features = new float[8], targets = new float[3];
        int[] indices = [2, 0, 2];
        data.CopyRows(indices, features, targets);
        features.ShouldBe([5, 6, 1, 2, 5, 6, 0, 0]);
        targets.ShouldBe([9, 7, 9]);

        AllocatedBytes.Fewest(() => data.CopyRows(indices, features, targets), calls: 1000).ShouldBe(0);

        Should.Throw<ArgumentOutOfRangeException>(() => data.CopyRows([3], features, targets));
        Should.Throw<ArgumentOutOfRangeException>(() => data.CopyRows([-1], features, targets));
        Should.Throw<ArgumentException>(() => data.CopyRows([0, 1, 2], new float[5], targets)).ParamName.ShouldBe("features");
        Should.Throw<ArgumentException>(() => data.CopyRows([0, 1, 2], features, new float[2])).ParamName.ShouldBe("targets");
    }

    [Fact]
    public void TakesSkipsAndPicksRowsWithTheirNames()
    {
        var data = Dataset.From(Grid, new float[] { 7, 8, 9 }).WithNames(["a", "b"], ["y"], ["k"]);
        data.Take(2).Features.ToArray().ShouldBe([1, 2, 3, 4]);
        data.Skip(2).Targets.ToArray().ShouldBe([9]);
        var picked = data.Rows(2, 1);
        picked.Features.ToArray().ShouldBe([5, 6, 3, 4]);
        (picked.FeatureNames, picked.TargetNames, picked.ClassNames).ShouldBe((data.FeatureNames, data.TargetNames, data.ClassNames));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Take(0));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Take(4));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Skip(3));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Skip(-1));
    }

    [Fact]
    public void TurnsClassesIntoOneHotAndBack()
    {
        var data = DataReference.Load("iris");
        var hot = data.OneHot();
        hot.TargetCount.ShouldBe(3);
        hot.TargetRow(149).ToArray().ShouldBe([0, 0, 1]);
        hot.ArgMax().Targets.ToArray().ShouldBe(data.Targets.ToArray());
        data.OneHot(5).TargetRow(0).ToArray().ShouldBe([1, 0, 0, 0, 0]);
        DataReference.Load("pima").OneHot().TargetNames.ShouldBe(["neg", "pos"]);

        Should.Throw<ArgumentException>(() => data.OneHot(2)).Message.ShouldContain("has the class 2, but there are 2 classes");
        Should.Throw<ArgumentException>(() => Dataset.From([[1]], [0.5f]).OneHot()).Message.ShouldContain("row 0 has the target 0.5");
        Should.Throw<ArgumentException>(() => hot.OneHot());
    }
}
