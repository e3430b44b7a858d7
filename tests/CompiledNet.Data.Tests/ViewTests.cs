using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.MicrosoftML;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet.DataTests;

/// <summary>Data frames and ML.NET's data views as tables, and networks in ML.NET's pipelines.</summary>
public class ViewTests
{
    private sealed class Flower
    {
        public float Sepal { get; set; }

        public float Petal { get; set; }

        public string Kind { get; set; } = "";

        public double Width { get; set; }

        public int Whole { get; set; }

        public bool Truth { get; set; }

        public DateTime When { get; set; }

        [VectorType(2)]
        public float[] Pair { get; set; } = [];
    }

    private static readonly Flower[] s_flowers = [.. Enumerable.Range(0, 60).Select(i => new Flower
    {
        Sepal = MathF.Sin(i) * 3, Petal = MathF.Cos(3 * i), Kind = i % 3 == 0 ? "rose" : i % 3 == 1 ? "aster" : "lily", Width = i == 1 ? double.NaN : i * 0.1, Whole = i - 30, Truth = i % 2 == 0,
        When = new DateTime(2024, 2, 29).AddHours(i), Pair = [i, -i],
    })];

    [Fact]
    public void AFrameIsATable()
    {
        var frame = new DataFrame(
            new SingleDataFrameColumn("single", new float?[] { 1.5f, null, float.NaN }), new DoubleDataFrameColumn("double", [0.1, 2, 3]), new Int32DataFrameColumn("whole", new int?[] { 1, null, 3 }),
            new Int64DataFrameColumn("large", [1L << 53, 2, 3]), new BooleanDataFrameColumn("truth", new bool?[] { true, null, false }), new DecimalDataFrameColumn("decimal", [0.1m, 2, 3]),
            new StringDataFrameColumn("text", ["a", null, ""]), new DateTimeDataFrameColumn("when", [new DateTime(2024, 2, 29), new DateTime(1912, 4, 15, 2, 20, 0), DateTime.UnixEpoch]));
        var table = frame.ReadTable();
        const float missing = float.NaN;
        table["single"].Numbers.ToArray().ShouldBe([1.5f, missing, missing]);
        table["double"].Numbers.ToArray().ShouldBe([0.1f, 2, 3]);
        table["whole"].Numbers.ToArray().ShouldBe([1, missing, 3]);
        table["large"].Numbers.ToArray().ShouldBe([9007199254740992f, 2, 3]);
        table["truth"].Numbers.ToArray().ShouldBe([1, missing, 0]);
        table["decimal"].Numbers.ToArray().ShouldBe([0.1f, 2, 3]);
        table["text"].Texts.ShouldBe(["a", null, ""]);
        table["when"].Texts.ShouldBe(["2024-02-29T00:00:00", "1912-04-15T02:20:00", "1970-01-01T00:00:00"]);
        var again = table.ToDataFrame().ReadTable();
        again["whole"].Numbers.ToArray().ShouldBe([1, missing, 3]);
        again["text"].Texts.ShouldBe(["a", null, ""]);
        frame.ReadTable(["text"]).Columns.Count.ShouldBe(1);

        var infinite = new DataFrame(new DoubleDataFrameColumn("double", [1, double.PositiveInfinity]), new Int32DataFrameColumn("x", [1, 2]));
        var refused = Should.Throw<DataFormatException>(() => infinite.ReadTable());
        (refused.Row, refused.Column, refused.ColumnName).ShouldBe((2, 1, "double"));
        refused.Message.ShouldBe("A data frame, row 2, column 1 'double': expected a number that a float can hold, got Infinity");
        infinite.ReadTable(["x"]).Count.ShouldBe(2);
        Should.Throw<DataFormatException>(() => new DataFrame(new CharDataFrameColumn("c", ['a'])).ReadTable()).Message.ShouldContain("column 1 'c': expected numbers, texts, truth values or dates, got a column of Char");
    }

    [Fact]
    public void ARecordBatchIsATable()
    {
        var table = new Table(new TableColumn("a", [1, float.NaN, 3]), new TableColumn("b", new[] { "x", null, "" }));
        using var batch = table.ToRecordBatch();
        var again = batch.ReadTable();
        again["a"].Numbers.ToArray().ShouldBe([1, float.NaN, 3]);
        again["b"].Texts.ShouldBe(["x", null, ""]);
        batch.ReadTable(["b"]).Columns.Count.ShouldBe(1);
    }

    [Fact]
    public void AViewIsATable()
    {
        var ml = new MLContext(seed: 1);
        var view = ml.Data.LoadFromEnumerable(s_flowers);
        foreach (var table in (Table[])[view.ReadTable(), new Table([.. Joined(view.ReadBlocks(rows: 7))])])
        {
            table.Count.ShouldBe(60);
            table["Sepal"].Numbers.ToArray().ShouldBe(s_flowers.Select(flower => flower.Sepal));
            table["Kind"].Texts.ShouldBe(s_flowers.Select(flower => flower.Kind));
            table["Width"].Numbers.ToArray().ShouldBe(s_flowers.Select(flower => (float)flower.Width));
            table["Whole"].Numbers.ToArray().ShouldBe(s_flowers.Select(flower => (float)flower.Whole));
            table["Truth"].Numbers.ToArray().ShouldBe(s_flowers.Select(flower => flower.Truth ? 1f : 0));
            table["When"].Texts[1].ShouldBe("2024-02-29T01:00:00");
            table["Pair[1]"].Numbers.ToArray().ShouldBe(s_flowers.Select(flower => flower.Pair[1]));
        }

        view.ReadBlocks(rows: 7).Select(block => block.Count).ShouldBe([7, 7, 7, 7, 7, 7, 7, 7, 4]);
        // A key is the text that it stands for, and a slot of a vector has its name.
        var keys = ml.Transforms.Conversion.MapValueToKey("Key", "Kind").Append(ml.Transforms.Concatenate("Both", "Sepal", "Petal")).Append(ml.Transforms.Categorical.OneHotEncoding("Hot", "Kind")).Fit(view).Transform(view);
        keys.ReadTable(["Key"])["Key"].Texts.ShouldBe(s_flowers.Select(flower => flower.Kind));
        keys.ReadTable(["Both"]).Columns.Select(column => column.Name).ShouldBe(["Sepal", "Petal"]);
        keys.ReadTable(["Hot"]).Columns.Select(column => column.Name).ShouldBe(["rose", "aster", "lily"]);
        Should.Throw<DataFormatException>(() => view.ReadTable(["Colour"])).Message.ShouldContain("A data view: expected a column 'Colour'");
        BatchSource.FromTables(view.ReadBlocks(["Sepal", "Petal", "Kind"], 7), "Kind").ClassNames.ShouldBe(["aster", "lily", "rose"]);
    }

    /// <summary>The pipeline of ML.NET predicts the bits of the network, row by row and over any cursor.</summary>
    [Fact]
    public void ANetworkIsAStepOfAPipeline()
    {
        var ml = new MLContext(seed: 1);
        var view = ml.Data.LoadFromEnumerable(s_flowers);
        var options = new FitOptions { Epochs = 5, Optimizer = new Adam(0.05f) };
        var before = ml.Transforms.Concatenate("Features", "Sepal", "Petal").Append(ml.Transforms.NormalizeMinMax("Features")).Append(ml.Transforms.Conversion.MapValueToKey("Label", "Kind"));
        var model = before.Append(new NetworkEstimator<Flowers>(ml, () => new Flowers(seed: 3), options)).Fit(view);
        var scored = model.Transform(view);
        float[] scores = [.. scored.GetColumn<float[]>("Score").SelectMany(score => score)];

        // The same without ML.NET behind its own steps.
        var prepared = before.Fit(view).Transform(view);
        var data = prepared.ReadTable(["Features", "Label"]).ToDataset("Label");
        var direct = new Flowers(seed: 3);
        direct.Fit(data, options);
        float[] expected = [.. Enumerable.Range(0, data.Count).SelectMany(row => direct.Predict(data.FeatureRow(row)))];
        scores.ShouldBe(expected);
        model.LastTransformer.Network.Parameters.ToArray().ShouldBe(direct.Parameters.ToArray());
        model.LastTransformer.Network.ClassNames().ShouldBe(["aster", "lily", "rose"]);

        // Slots are named as the classes, the view can be opened by several cursors, and single rows go through an engine.
        VBuffer<ReadOnlyMemory<char>> slots = default;
        scored.Schema["Score"].Annotations.GetValue("SlotNames", ref slots);
        slots.DenseValues().Select(name => name.ToString()).ShouldBe(["aster", "lily", "rose"]);
        scored.GetRowCursorSet([scored.Schema["Score"]], 2).Length.ShouldBeGreaterThanOrEqualTo(1);
        scored.ReadTable(["Score"]).Columns.Select(column => column.Name).ShouldBe(["aster", "lily", "rose"]);
        using var engine = ml.Model.CreatePredictionEngine<Flower, Scored>(model);
        engine.Predict(s_flowers[7]).Score.ShouldBe(expected[21..24]);

        Should.Throw<NotSupportedException>(() => ml.Model.Save(model, view.Schema, new System.IO.MemoryStream())).Message.ShouldContain("is saved by its own Save");
        Should.Throw<ArgumentException>(() => new NetworkTransformer(direct, "Sepal").Transform(view)).Message.ShouldContain("expects a column 'Sepal' of vectors of 2 floats, not of Single");
        Should.Throw<ArgumentException>(() => new NetworkTransformer(direct).Transform(view)).Message.ShouldContain("expects a column 'Features', which the data does not have");
        Should.Throw<ArgumentException>(() => new NetworkEstimator<Flowers>(ml, () => new Flowers(seed: 1), label: "Colour").Fit(prepared)).Message.ShouldContain("learns from a column 'Colour'");
    }

    private sealed class Scored
    {
        [VectorType(3)]
        public float[] Score { get; set; } = [];
    }

    private static IEnumerable<TableColumn> Joined(IEnumerable<Table> tables)
    {
        Table[] all = [.. tables];
        return all[0].Columns.Select(column => column.IsText
            ? new TableColumn(column.Name, all.SelectMany(table => table[column.Name].Texts))
            : new TableColumn(column.Name, (ReadOnlySpan<float>)all.SelectMany(table => table[column.Name].Numbers.ToArray()).ToArray()));
    }
}
