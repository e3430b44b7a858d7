using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests;

/// <summary>Rows that come block by block are the table that they would be in memory.</summary>
public sealed class TableSourceTests : IDisposable
{
    private const string Passengers =
        "survived,sex,age,cabin\nyes,female,29,\nno,male,,\nno,male,40,B5\nyes,female,31,12\nno,male,2,C22\nyes,male,60,D\nno,male,5,\n";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void BlocksOfAFileAreItsTable(int rows)
    {
        string path = Write(Passengers);
        var table = Table.FromCsv(path);
        foreach (int _ in (int[])[1, 2])
        {
            Table[] blocks = [.. Table.BlocksFromCsv(path, rows: rows)];
            blocks.Select(block => block.Count).ShouldBe(Enumerable.Range(0, (7 + rows - 1) / rows).Select(i => Math.Min(rows, 7 - i * rows)));
            blocks.SelectMany(block => block["age"].Numbers.ToArray()).ShouldBe(table["age"].Numbers.ToArray());
            blocks.SelectMany(block => block["sex"].Texts).ShouldBe(table["sex"].Texts);
            // The first values are missing: until one comes nobody knows that the column is one of texts.
            blocks.SelectMany(block => block["cabin"].IsText ? block["cabin"].Texts : new string?[block.Count]).ShouldBe(table["cabin"].Texts);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => Table.BlocksFromCsv(path, rows: 0));
        Should.Throw<ArgumentException>(() => Table.BlocksFromCsv(path, new CsvOptions { Labels = ["age"] }));
        var wrong = Should.Throw<DataFormatException>(() => Table.BlocksFromCsv(Write(Passengers + "no,male,old,E\n"), rows: rows).Count());
        (wrong.Row, wrong.Column, wrong.ColumnName).ShouldBe((9, 3, "age"));
    }

    [Fact]
    public void APipelineOverBlocksGivesTheBitsOfATable()
    {
        string path = Write(Passengers);
        var table = Table.FromCsv(path);
        var pipeline = Fitted(table);
        var expected = pipeline.Apply(table);
        var source = pipeline.Apply(Table.BlocksFromCsv(path, rows: 3), count: 7);
        (source.FeatureCount, source.TargetCount, source.Count).ShouldBe((3, 1, 7));
        var data = source.ToDataset();
        data.Features.ToArray().ShouldBe(expected.Features.ToArray());
        data.Targets.ToArray().ShouldBe(expected.Targets.ToArray());
        data.ClassNames.ShouldBe(["no", "yes"]);
        data.FeatureNames.ShouldBe(expected.FeatureNames);

        var (network, other) = (TrainingReference.Recorded.Network(), TrainingReference.Recorded.Network());
        var options = new FitOptions { Epochs = 3, BatchSize = 2, Shuffle = false };
        network.Fit(expected, options);
        other.Fit(source.Prefetch(), options);
        other.Parameters.ToArray().ShouldBe(network.Parameters.ToArray());
        other.ClassNames().ShouldBe(["no", "yes"]);

        // Rows to predict need no target, and keep their order over blocks.
        network.Attach(pipeline);
        float[] predicted = network.Predict(table);
        network.PredictBatches(Table.BlocksFromCsv(path, rows: 2)).SelectMany(batch => batch).ShouldBe(predicted);
        string raw = Write("sex,age\n" + string.Concat(Enumerable.Range(0, 7).Select(i => $"{table["sex"].Texts[i]},{table["age"].Numbers[i]}\n")));
        network.PredictBatches(Table.BlocksFromCsv(raw, rows: 4), threads: 2).Select(batch => batch.Length).ShouldBe([4, 3]);
        network.Predict(pipeline.Apply(Table.BlocksFromCsv(raw), withTarget: false)).ShouldBe(predicted);
        Should.Throw<ArgumentException>(() => pipeline.Apply(Table.BlocksFromCsv(raw)).ToDataset()).Message.ShouldContain("no column 'survived'");
    }

    [Fact]
    public void ABadRowIsNamedWithItsBlock()
    {
        var pipeline = Fitted(Table.FromCsv(new StringReader(Passengers)));
        string path = Write(Passengers + "no,other,5,\n");
        Should.Throw<ArgumentException>(() => pipeline.Apply(Table.BlocksFromCsv(path, rows: 3)).ToDataset()).Message
            .ShouldContain("In the block of 2 rows from row 6 on: Column 'sex', row 1");
    }

    [Fact]
    public void TablesOfNumbersAreSamplesAsTheyAre()
    {
        string path = Write("a,kind,b\n1,pear,2\n3,fig,4\n5,apple,6\n");
        var expected = Dataset.FromCsv(path, "kind");
        foreach (var data in (Dataset[])[Table.FromCsv(path).ToDataset("kind"), BatchSource.FromTables(Table.BlocksFromCsv(path, rows: 1), "kind").ToDataset(), BatchSource.FromTables(Table.BlocksFromCsv(path, rows: 2), "kind").Prefetch().ToDataset()])
        {
            data.Features.ToArray().ShouldBe(expected.Features.ToArray());
            data.Targets.ToArray().ShouldBe(expected.Targets.ToArray());
            data.ClassNames.ShouldBe(["apple", "fig", "pear"]);
            data.FeatureNames.ShouldBe(["a", "b"]);
            data.TargetNames.ShouldBe(["kind"]);
        }

        BatchSource.FromTables(Table.BlocksFromCsv(path, rows: 2), "kind").Count.ShouldBe(3);
        Should.Throw<ArgumentException>(() => Table.FromCsv(path).ToDataset("a")).Message.ShouldContain("'kind' holds texts");
        Should.Throw<ArgumentException>(() => Table.FromCsv(path).ToDataset("kind", "kind")).Message.ShouldContain("named twice");
        Should.Throw<ArgumentException>(() => BatchSource.FromTables([Table.FromCsv(path), Table.FromCsv(path).Without("b")], "kind")).Message.ShouldContain("from row 3 on has other columns");
        Should.Throw<ArgumentException>(() => BatchSource.FromTables([], "kind")).Message.ShouldContain("At least one row");
    }

    [Fact]
    public void PredictionsAreHandedOutAsTheyCome()
    {
        var network = TrainingReference.Recorded.Network();
        var data = TrainingReference.Recorded.Data;
        float[] expected = network.Predict(data);
        int asked = 0;
        var batches = network.PredictBatches(BatchSource.FromSamples(3, 0, Samples()), batchSize: 3, threads: 2);
        asked.ShouldBe(0);
        batches.First().ShouldBe(expected[..3]);
        asked.ShouldBeLessThanOrEqualTo(3);
        float[][] all = [.. batches];
        all.SelectMany(batch => batch).ShouldBe(expected);
        all.Select(batch => batch.Length).ShouldBe([.. Enumerable.Repeat(3, data.Count / 3), .. data.Count % 3 == 0 ? (int[])[] : [data.Count % 3]]);
        network.PredictBatches(data, batchSize: 7).SelectMany(batch => batch).ShouldBe(expected);
        Should.Throw<ArgumentOutOfRangeException>(() => network.PredictBatches(data, batchSize: 0));
        Should.Throw<ArgumentException>(() => network.PredictBatches(BatchSource.FromSamples(2, 0, Samples())));

        IEnumerable<Sample> Samples()
        {
            for (int i = 0; i < data.Count; i++)
            {
                asked++;
                yield return new Sample(data.FeatureRow(i).ToArray());
            }
        }
    }

    [Fact]
    public void StepsOfOtherPackagesAreRegistered()
    {
        using var folder = new TemporaryFolder();
        var table = new Table(new TableColumn("a", [1, 2, 3]), new TableColumn("b", [4, 5, 6]), new TableColumn("c", [7, 8, 9]), new TableColumn("y", [0, 1, 0]));
        var step = new PipelineStep("Tests.Times", ["a"], _ => false, column => new TimesRule(column.Name, 2));
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "y", step)).Message.ShouldContain("none of 'CompiledNet.Tests/Times' can: register that kind by ColumnRules.Register");
        ColumnRules.Register(TimesRule.KindName, (column, texts, numbers) => texts.Count == 0 && numbers is [var factor] ? new TimesRule(column, factor) : null);
        var pipeline = Pipeline.Fit(table, "y", step);
        pipeline.Apply(table).FeatureRow(1).ToArray().ShouldBe([4, 5, 8]);

        var network = new PlainNetwork<float>();
        network.Attach(pipeline);
        network.Save(folder["a"]);
        var loaded = new PlainNetwork<float>();
        loaded.Load(folder["a"]);
        loaded.Pipeline()!.Apply(table).Features.ToArray().ShouldBe(pipeline.Apply(table).Features.ToArray());

        var file = SafeTensors.Load(folder["a"]);
        var metadata = file.Metadata.ToDictionary();
        metadata["compilednet.pipeline"] = metadata["compilednet.pipeline"].Replace("CompiledNet.Tests/", "Far.Away/");
        SafeTensors.Save(folder["b"], file.Tensors, FileSeal.Seal(metadata, file.Tensors));
        Should.Throw<WeightFileException>(() => loaded.Load(folder["b"])).Message.ShouldContain("got 'Far.Away/Times': refer to the package Far.Away and register its rules before the file is loaded");
        Should.Throw<ArgumentException>(() => ColumnRules.Register("Times", (_, _, _) => null)).Message.ShouldContain("A package, a slash and a name were expected");
        // A rule of another type under a kind of the core would come back as that one.
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "y", new PipelineStep("Tests.Log", ["a"], _ => false, column => new TimesRule(column.Name, 2, "Log")))).Message.ShouldContain("none of 'Log' can");
    }

    private static Pipeline Fitted(Table table) =>
        Pipeline.Fit(table, "survived", Impute.Median("age"), Scale.Standard("age"), Encode.OneHot("sex"), PipelineStep.Drop("cabin"));

    private string Write(string text)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString());
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class TimesRule(string column, double factor, string kind = TimesRule.KindName) : ColumnRule(column)
    {
        public const string KindName = "CompiledNet.Tests/Times";

        public override string Kind => kind;

        public override IReadOnlyList<double> Numbers => [factor];

        public override IReadOnlyList<TableColumn> Apply(TableColumn read) => [new TableColumn(read.Name, (ReadOnlySpan<float>)Array.ConvertAll(read.Numbers.ToArray(), x => (float)(x * factor)))];
    }
}
