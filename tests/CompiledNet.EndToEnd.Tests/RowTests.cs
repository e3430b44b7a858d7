using System;
using System.IO;
using System.Linq;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>Objects of a type of the user's as rows, to train and to predict, with what the pipeline learned.</summary>
public sealed class RowTests
{
    private static readonly Flower[] s_flowers = [.. Enumerable.Range(0, 40).Select(i => new Flower
    {
        Length = i, Width = i % 5 == 0 ? null : i / 2.0, Count = (short)(i % 3), IsWild = i % 2 == 0, Colour = (Colour)(i % 2), Soil = i % 7 == 0 ? null : "sand", Kind = i < 20 ? "rose" : "aster",
    })];

    [Fact]
    public void Properties_are_columns()
    {
        var table = Table.From(s_flowers);
        table.Columns.Select(column => column.Name).ShouldBe(["Length", "petal width", "Count", "wild", "Colour", "Soil", "kind"]);
        table["Length"].Numbers[7].ShouldBe(7);
        table["petal width"].Numbers[..3].ToArray().ShouldBe([float.NaN, 0.5f, 1]);
        table["Count"].Numbers[5].ShouldBe(2);
        table["wild"].Numbers[..3].ToArray().ShouldBe([1, 0, 1]);
        table["Colour"].Texts.Take(2).ShouldBe(["Red", "Blue"]);
        table["Soil"].Texts.Take(2).ShouldBe([null, "sand"]);
        table["kind"].Texts[^1].ShouldBe("aster");
        Should.Throw<ArgumentException>(() => Table.From([s_flowers[0] with { Colour = (Colour)9 }])).Message.ShouldContain("has 9 in 'Colour'");
        Should.Throw<ArgumentException>(() => Table.From([s_flowers[0], null!])).Message.ShouldContain("Row 1 is null");
    }

    /// <summary>A row is predicted as the same row of a table, from the loaded file too; its target does not matter.</summary>
    [Fact]
    public void A_typed_row_goes_through_the_pipeline_of_the_file()
    {
        var table = Table.From(s_flowers);
        var pipeline = Pipeline.Fit(table, "kind", Impute.Median("petal width"), Impute.MostFrequent("Soil"), Scale.Standard("Length", "petal width"), Encode.OneHot("Colour", "Soil"));
        var network = new FlowerNetwork(seed: 1);
        network.Attach(pipeline);
        network.Fit(pipeline.Apply(table), new FitOptions { Epochs = 20, Optimizer = new Adam(0.05f) });
        string path = Path.GetTempFileName();
        network.Save(path);
        var served = FlowerNetwork.FromFile(path);
        File.Delete(path);

        float[] expected = network.Predict(table);
        served.Predict(s_flowers).ShouldBe(expected);
        for (int i = 0; i < s_flowers.Length; i++) served.Predict(s_flowers[i] with { Kind = null }).ShouldHaveSingleItem().ShouldBe(expected[i], 1e-6f);
        served.PredictClass(s_flowers[0]).Name.ShouldBe("rose");
        served.PredictClasses(s_flowers).Select(found => found.Name).ShouldBe(network.PredictClasses(table).Select(found => found.Name));
        served.Predict(new Bloom(3, true)).Length.ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => new FlowerNetwork().Predict(s_flowers[0])).Message.ShouldContain("has no pipeline");
    }
}

[Network]
[Input(7)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class FlowerNetwork;

public enum Colour
{
    Red,
    Blue,
    Crimson = Red,
}

/// <summary>The base type's columns come first.</summary>
public abstract record Plant
{
    public required decimal Length { get; init; }
}

[TableRow<FlowerNetwork>]
public sealed partial record Flower : Plant
{
    [Feature("petal width")] public double? Width { get; init; }

    public short Count { get; init; }

    [Feature("wild")] public bool? IsWild { get; init; }

    [Feature(Inputs = 2)] public Colour? Colour { get; init; }

    [Feature(Inputs = 1)] public string? Soil { get; init; }

    [Target("kind")] public string? Kind { get; init; }

    [NotFeature] public Uri? Page { get; init; }
}

/// <summary>Of other names in another order, and a value type.</summary>
[TableRow]
public readonly partial record struct Bloom(int Length, [property: NotFeature] bool @checked)
{
    [Feature("wild")] public bool Wild => @checked;

    [Feature("petal width")] public float Width => 2;

    public long Count => 1;

    public string Soil => "sand";

    public string Colour => "Red";
}
