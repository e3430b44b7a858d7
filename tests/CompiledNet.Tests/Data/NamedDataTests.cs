using System;
using System.IO;

namespace CompiledNet.Tests;

/// <summary>What was fitted to named columns takes them by name. scikit-learn 1.2 refuses another order ("The feature names should match those that were passed during fit"); pandas' <c>frame[names]</c> is what is asked for here.</summary>
public class NamedDataTests
{
    private static Dataset Csv(string text) => Dataset.FromCsv(new StringReader(text), "y");

    private static readonly Dataset s_train = Csv("a,b,y\n1,100,cat\n2,200,dog\n3,300,cat");
    private static readonly Dataset s_swapped = Csv("b,a,y\n100,1,cat\n200,2,dog\n300,3,cat");

    [Fact]
    public void AScalerFindsItsColumnsByName()
    {
        foreach (Scaler scaler in new Scaler[] { MinMaxScaler.Fit(s_train), StandardScaler.Fit(s_train) })
        {
            scaler.FeatureNames.ShouldBe(["a", "b"]);
            var scaled = scaler.Apply(s_swapped);
            scaled.Features.ToArray().ShouldBe(scaler.Apply(s_train).Features.ToArray());
            scaled.FeatureNames.ShouldBe(["a", "b"]);
            scaler.Invert(scaled.AlignTo(s_swapped)).FeatureNames.ShouldBe(["a", "b"]);
        }

        MinMaxScaler.Fit(s_train).Apply(s_swapped).FeatureRow(1).ToArray().ShouldBe([0.5f, 0.5f]);
    }

    [Fact]
    public void PositionsCountWhereOneOfTheTwoHasNoNames()
    {
        var named = MinMaxScaler.Fit(s_train);
        var unnamed = MinMaxScaler.Fit(s_train.WithNames(features: []));
        named.Apply(s_swapped.WithNames(features: [])).FeatureRow(0)[0].ShouldBe(49.5f);
        unnamed.Apply(s_swapped).FeatureRow(0)[0].ShouldBe(49.5f);
        unnamed.FeatureNames.ShouldBeEmpty();
    }

    [Fact]
    public void RefusesOtherNamesAndNamesThatOccurTwice()
    {
        var scaler = MinMaxScaler.Fit(s_train);
        Should.Throw<ArgumentException>(() => scaler.Apply(s_train.WithNames(["a", "c"]))).Message.ShouldStartWith(
            "The features of the data are not those that the scaler was fitted to. Missing: 'b'. Unknown: 'c'.");
        Should.Throw<ArgumentException>(() => scaler.Apply(Csv("a,b,c,y\n1,2,3,cat"))).Message.ShouldContain("fitted to. Unknown: 'c'.");
        var twice = MinMaxScaler.Fit(Dataset.From(new float[,] { { 1, 2, 3 } }).WithNames(["a", "a", "b"]));
        twice.Apply(Dataset.From(new float[,] { { 1, 2, 3 } }).WithNames(["a", "a", "b"])).Count.ShouldBe(1);
        Should.Throw<ArgumentException>(() => twice.Apply(Dataset.From(new float[,] { { 1, 2, 3 } }).WithNames(["b", "a", "a"]))).Message.ShouldContain("'a' occurs more than once");

        // Behind a file, labels of the second of two classes of one name became those of the first.
        Should.Throw<ArgumentException>(() => s_train.WithNames(classes: ["cat", "dog", "cat"])).Message.ShouldContain("The class name 'cat' occurs twice");
        Should.Throw<ArgumentException>(() => BatchSource.WithNames(s_train, classes: ["cat", "cat"])).Message.ShouldContain("The class name 'cat' occurs twice");
        Should.Throw<ArgumentException>(() => s_train.WithNames(["a", null!])).Message.ShouldContain("A name is null");
    }

    [Fact]
    public void ClassesAreFoundByNameToo()
    {
        var test = Csv("b,a,y\n500,5,dog\n600,6,dog");
        test.Targets.ToArray().ShouldBe([0, 0]);
        var aligned = test.AlignTo(s_train);
        aligned.Targets.ToArray().ShouldBe([1, 1]);
        aligned.ClassNames.ShouldBe(["cat", "dog"]);
        aligned.FeatureRow(0).ToArray().ShouldBe([5, 500]);
        Should.Throw<ArgumentException>(() => Csv("a,b,y\n1,2,cat\n3,4,cow").AlignTo(s_train)).Message.ShouldContain("Row 1 is of the class 'cow', which the training data was not fitted to");

        var hot = s_train.OneHot();
        var other = Dataset.From(new DataBlock(hot.Features, 2), new DataBlock([0, 1, 1, 0, 0, 1], 2)).WithNames(hot.FeatureNames, ["dog", "cat"], ["dog", "cat"]).AlignTo(hot);
        other.Targets.ToArray().ShouldBe(hot.Targets.ToArray());
        other.ArgMax().ClassNames.ShouldBe(["cat", "dog"]);
    }

    [Fact]
    public void RowsAreAppendedByName()
    {
        var both = s_train.Concat(Csv("b,a,y\n500,5,dog"));
        both.Features.ToArray().ShouldBe([1, 100, 2, 200, 3, 300, 5, 500]);
        both.Targets.ToArray().ShouldBe([0, 1, 0, 1]);
        Should.Throw<ArgumentException>(() => s_train.Concat(Dataset.From(new float[3, 3]))).Message.ShouldContain("2 features and 1 targets were expected, but there are 3 and 0");
    }

    [Fact]
    public void NamesOfColumnsNameTheClassesOfArgMax()
    {
        float[][] hot = [[0, 1], [1, 0]];
        Dataset.From(hot, hot).WithNames(targets: ["no", "yes"]).ArgMax().ClassNames.ShouldBe(["no", "yes"]);
        Should.Throw<ArgumentException>(() => Dataset.From(hot, [0, 1]).ArgMax()).Message.ShouldContain("a class index already");
        Should.Throw<ArgumentException>(() => Dataset.From(hot, [[0, 1], [2, 0]]).ArgMax()).Message.ShouldContain("row 1 has 2 in column 0");
    }

    [Fact]
    public void ADataSetKeepsNamesOfItsOwn()
    {
        string[] names = ["a", "b"];
        var data = Dataset.From(new float[1, 2]).WithNames(names);
        names[0] = "changed";
        data.FeatureNames.ShouldBe(["a", "b"]);
    }
}
