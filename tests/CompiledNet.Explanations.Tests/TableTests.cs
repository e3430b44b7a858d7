using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Explanations.Tests;

public sealed class TableTests
{
    private static readonly string[] s_names = ["a", "b", "c", "d"];

    /// <summary>The definition: the mean over all orders of what a column adds to those before it.</summary>
    [Fact]
    public void KernelShapIsExactlyTheShapleyValues()
    {
        var network = Numbers.WithNumbers(new Classifier());
        var background = Data(7, 4);
        var rows = Dataset.From([.. Numbers.Rows(3, 4).Select(row => row.Select(x => 2 * x).ToArray())], [0f, 1, 2]);
        var shap = new KernelShap(network, background);
        shap.IsExact.ShouldBeTrue();
        for (int output = 0; output < 3; output++)
        {
            var found = shap.Explain(rows, output);
            found.Columns.ShouldBe(s_names);
            for (int row = 0; row < rows.Count; row++)
            {
                float[] sample = rows.FeatureRow(row).ToArray();
                double Worth(IReadOnlyCollection<int> members) => Enumerable.Range(0, background.Count).Average(other =>
                    (double)network.Predict([.. sample.Select((x, j) => members.Contains(j) ? x : background.FeatureRow(other)[j])])[output]);
                double[] exact = new double[4];
                foreach (int[] order in Orders([0, 1, 2, 3]))
                    for (int i = 0; i < 4; i++) exact[order[i]] += (Worth(order[..(i + 1)]) - Worth(order[..i])) / 24;
                found.Row(row).ToArray().ShouldBe(exact, 1e-6);
                (found.BaseValue + found.Row(row).ToArray().Sum()).ShouldBe(network.Predict(sample)[output], 1e-6);
            }
        }
    }

    /// <summary>What takes long says how far it is, up to all of it.</summary>
    [Fact]
    public void ProgressGrowsToOne()
    {
        var network = Numbers.WithNumbers(new Classifier());
        var (data, shares) = (Data(30, 4), new Shares());
        new KernelShap(network, data).Explain(data, progress: shares);
        PermutationImportance.Of(network, data, progress: shares);
        PartialDependence.Of(network, data, "b", progress: shares);
        shares.Parts.Count.ShouldBe(3);
        foreach (var part in shares.Parts) (part.Order().SequenceEqual(part), part[^1]).ShouldBe((true, 1));
        shares.Parts[1].ShouldBe([0.25, 0.5, 0.75, 1]);
    }

    private sealed class Shares : IProgress<double>
    {
        private bool _isOver = true;

        public List<List<double>> Parts { get; } = [];

        public void Report(double value)
        {
            if (_isOver) Parts.Add([]);
            Parts[^1].Add(value);
            _isOver = value == 1;
        }
    }

    /// <summary>Of a plane the value of a column is slope · (x − mean of the background), with drawn coalitions as well.</summary>
    [Fact]
    public void DrawnCoalitionsAreEnoughForAPlane()
    {
        var network = new EightColumns(seed: 2);
        var background = Data(20, 8);
        var rows = Dataset.From([.. Numbers.Rows(5, 8)], [0f, 0, 0, 0, 0]);
        var exact = new KernelShap(network, background).Explain(rows);
        var drawn = new KernelShap(network, background, coalitions: 200, seed: 1);
        drawn.IsExact.ShouldBeFalse();
        var found = drawn.Explain(rows);
        for (int row = 0; row < 5; row++) found.Row(row).ToArray().ShouldBe(exact.Row(row).ToArray(), 0.02);

        var line = new Line();
        line.Weights["dense/kernel"].Set([2, -3, 0]);
        var three = Dataset.From([[1, 2, 3], [3, 0, 1]], [0f, 0]);
        var values = new KernelShap(line, three, coalitions: 6).Explain(Dataset.From([[5, 5, 5]], [0f]));
        values.Row(0).ToArray().ShouldBe([2 * (5 - 2), -3 * (5 - 1), 0], 1e-5);
        Should.Throw<ArgumentOutOfRangeException>(() => new KernelShap(line, three, coalitions: 5));
        Should.Throw<ArgumentOutOfRangeException>(() => new KernelShap(line, three).Explain(three, output: 1));
        Should.Throw<ArgumentException>(() => new KernelShap(line, Data(3, 4))).Message.ShouldStartWith("'Line' takes rows of 3 numbers, not 4.");
    }

    /// <summary>With y = 2a − 3b met exactly, shuffling a column makes the squared error slope²·mean (x − x')², which is 2·slope²·variance on average.</summary>
    [Fact]
    public void ShufflingAColumnCostsWhatItsSlopeSays()
    {
        var line = new Line();
        line.Weights["dense/kernel"].Set([2, -3, 0]);
        float[][] rows = [.. Numbers.Rows(200, 3)];
        var data = Dataset.From(rows, [.. rows.Select(row => 2 * row[0] - 3 * row[1])]).WithNames(["a", "b", "c"]);
        var found = PermutationImportance.Of(line, data, repeats: 30);
        found.Select(one => one.Column).ShouldBe(["b", "a", "c"]);
        found[2].Drops.ShouldAllBe(drop => drop == 0);
        foreach (var (one, slope, column) in new[] { (found[0], 3, 1), (found[1], 2, 0) })
        {
            double mean = rows.Average(row => (double)row[column]), variance = rows.Average(row => Math.Pow(row[column] - mean, 2));
            one.Mean.ShouldBe(2 * slope * slope * variance, 0.03 * slope * slope);
        }

        // A score that falls is a drop too.
        var byR2 = PermutationImportance.Of(line, data, new R2Score(), repeats: 2);
        byR2.Select(one => one.Column).ShouldBe(["b", "a", "c"]);
        byR2[0].Mean.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void DependenceOfAPlaneIsALineWithItsSlope()
    {
        var line = new Line();
        line.Weights["dense/kernel"].Set([2, -3, 0]);
        var data = Dataset.From([.. Numbers.Rows(40, 3)], new float[40]).WithNames(["a", "b", "c"]);
        var dependence = PartialDependence.Of(line, data, "b", points: 5);
        dependence.Grid.Count.ShouldBe(5);
        dependence.Count.ShouldBe(40);
        for (int i = 1; i < 5; i++)
        {
            (dependence.Mean[i] - dependence.Mean[0]).ShouldBe(-3 * (dependence.Grid[i] - dependence.Grid[0]), 1e-5);
            (dependence.Curve(7)[i] - dependence.Curve(7)[0]).ShouldBe(-3 * (dependence.Grid[i] - dependence.Grid[0]), 1e-5f);
        }

        var few = PartialDependence.Of(line, Dataset.From([[1, 2, 3], [1, 4, 3], [1, 2, 9]], new float[3]), "1");
        few.Grid.ShouldBe([2, 4]);
        Should.Throw<ArgumentException>(() => PartialDependence.Of(line, data, "d")).Message.ShouldStartWith("There is no column 'd' among: a, b, c.");
    }

    /// <summary>The class is 1 if a + 10·b is above 5.5: b is near its border, and nothing else has to change.</summary>
    [Fact]
    public void ACounterfactualChangesTheOneColumnThatMatters()
    {
        var network = new Line();
        network.Weights["dense/kernel"].Set([1, 10, 0]);
        network.Weights["dense/bias"].Set([-5]);
        var data = Dataset.From([[0.1f, 0.1f, 0.9f], [0.2f, 0.9f, 0.3f], [0.9f, 0.8f, 0.9f], [0.4f, 0.2f, 0.1f]], new float[4]).WithNames(["a", "b", "c"]);
        var found = Counterfactual.Find(network, data, [0.3f, 0.3f, 0.3f], wanted: 1)!;
        found.Changes.ShouldBe([("b", 0.3f, 0.9f)]);
        found.Row.ShouldBe([0.3f, 0.9f, 0.3f]);
        found.ToString().ShouldBe("b 0.3 -> 0.9");
        Counterfactual.Find(network, data, [0.3f, 0.3f, 0.3f], wanted: 0)!.Changes.ShouldBeEmpty();
        Counterfactual.Find(network, data, [0.3f, 0.3f, 0.3f], wanted: 1, "b").ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Counterfactual.Find(network, data, [0, 0, 0], wanted: 2));
        Should.Throw<ArgumentException>(() => Counterfactual.Find(network, data, [0, 0, 0], 1, "z")).Message.ShouldStartWith("There is no column 'z' among: a, b, c.");
    }

    private static Dataset Data(int rows, int columns)
    {
        var data = Dataset.From([.. Enumerable.Range(0, rows).Select(row => Numbers.Of(columns, 3 * row + 50))], new float[rows]);
        return columns == 4 ? data.WithNames(s_names) : data;
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(item => Orders([.. items.Where(other => other != item)]).Select(rest => (int[])[item, .. rest]));

    /// <summary>Of one column all is its own, and coalitions of columns there are none.</summary>
    [Fact]
    public void OneColumnDoesAll()
    {
        var network = new One();
        network.Weights["dense/kernel"].Set([2]);
        var found = new KernelShap(network, Dataset.From([[1], [3]], [0f, 0])).Explain(Dataset.From([[5], [2]], [0f, 0]));
        (found.BaseValue, found.Row(0)[0], found.Row(1)[0]).ShouldBe((4, 6, 0));
    }

    /// <summary>Columns in another order mean what they are called, as wherever a network is asked.</summary>
    [Fact]
    public void ColumnsAreFoundByTheirNames()
    {
        float[][] rows = [.. Numbers.Rows(8, 3)];
        var known = Dataset.From(rows, [.. rows.Select(row => 2 * row[0] - 3 * row[1])]).WithNames(["a", "b", "c"]);
        var network = new Line();
        network.Fit(known, new FitOptions { Optimizer = new SGD(0) });
        network.Weights["dense/kernel"].Set([2, -3, 0]);
        var turned = Dataset.From([.. rows.Select(row => new[] { row[2], row[1], row[0] })], known.Targets.ToArray()).WithNames(["c", "b", "a"]);
        var (shap, other) = (new KernelShap(network, known).Explain(known), new KernelShap(network, turned).Explain(turned));
        other.Columns.ShouldBe(["a", "b", "c"]);
        for (int row = 0; row < rows.Length; row++) other.Row(row).ToArray().ShouldBe(shap.Row(row).ToArray());
        PartialDependence.Of(network, turned, "b").Mean.ShouldBe(PartialDependence.Of(network, known, "b").Mean);
        PermutationImportance.Of(network, turned).Select(one => one.ToString()).ShouldBe(PermutationImportance.Of(network, known).Select(one => one.ToString()));
        new Explainer(network).InputTimesGradient(rows[0], 0)["b"].ShouldBe(-3 * rows[0][1]);
        Should.Throw<ArgumentException>(() => PartialDependence.Of(network, turned.WithNames(["x", "b", "a"]), "b")).Message.ShouldStartWith("The features of the data are not those");
    }

    /// <summary>A logit above 0 is class 1, as the library predicts; of a number that is none nothing is known, and another column or nothing is the answer.</summary>
    [Fact]
    public void ACounterfactualIsOfTheClassThatTheNetworkPredicts()
    {
        var network = new Logit();
        network.Weights["dense/kernel"].Set([1, 0]);
        network.ClassThreshold().ShouldBe(0);
        var data = Dataset.From([[0.2f, 1], [-1, 1], [float.NaN, 1]], new float[3]).WithNames(["a", "b"]);
        Counterfactual.Find(network, data, [0.3f, 0], wanted: 1)!.Changes.ShouldBeEmpty();
        Counterfactual.Find(network, data, [0, 0], wanted: 0)!.Changes.ShouldBeEmpty();
        Counterfactual.Find(network, data, [-2, 0], wanted: 1)!.Changes.ShouldBe([("a", -2f, 0.2f)]);
        Counterfactual.Find(network, data, [float.NaN, 0], wanted: 1)!.Changes.ShouldBe([("a", float.NaN, 0.2f)]);
        Counterfactual.Find(network, data, [float.NaN, 0], wanted: 1, "a").ShouldBeNull();
        Should.Throw<ArgumentException>(() => Counterfactual.Find(new TwoOutputs(), data.WithNames(["a", "b"]), [1, 2, 3], 1));
        Should.Throw<ArgumentException>(() => Counterfactual.Find(new TwoOutputs(), Dataset.From([.. Numbers.Rows(3, 3)], new float[3]), [1, 2, 3], 1))
            .Message.ShouldStartWith("'TwoOutputs' has to have one output, a vector of scores, and has: Trained [2], Untrained [1].");
    }

    [Fact]
    public void NumbersThatAreNoneAreNoValuesOfAColumn()
    {
        var data = Dataset.From([[1, 2, float.NaN], [float.NaN, 5, float.NaN], [3, 2, float.NaN]], new float[3]);
        PartialDependence.Of(new Line(), data, "0").Grid.ShouldBe([1, 3]);
        Should.Throw<ArgumentException>(() => PartialDependence.Of(new Line(), data, "2")).Message.ShouldStartWith("The column '2' has no number.");
    }

    /// <summary>Of several outputs a metric goes by the name of its own.</summary>
    [Fact]
    public void AMetricMayLookAtOneOfSeveralOutputs()
    {
        var network = Numbers.WithNumbers(new TwoHeads());
        var data = Dataset.From([.. Numbers.Rows(20, 3)], [.. Enumerable.Range(0, 20).Select(row => new float[] { row % 2, row })]);
        var metric = new TrackedMetric(new MeanAbsoluteErrorMetric(), "Value");
        PermutationImportance.Of(network, data, metric).Count.ShouldBe(3);
    }
}
