using System;
using System.IO;
using System.Linq;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Training;

namespace CompiledNet.Tests;

public class PipelineTests
{
    private const string Passengers =
        "survived,sex,age,class,cabin\nyes,female,29,1st,B5\nno,male,,3rd,\nno,male,40,2nd,\nyes,female,31,3rd,12\nno,male,2,1st,C22\nyes,male,60,2nd,D\n";

    private static Table Read(string text, CsvOptions? options = null) => Table.FromCsv(new StringReader(text), options);

    private static Pipeline Fitted(Table table) => Pipeline.Fit(
        table, "survived", Impute.Median("age"), Scale.Standard("age"), Encode.OneHot("sex"), PipelineStep.Drop("cabin", "class"));

    [Fact]
    public void ATableHasNumbersAndTextsAndGaps()
    {
        var table = Read(Passengers, new CsvOptions { Columns = ["survived", "sex", "age", "cabin"] });
        table.Columns.Select(column => column.IsText).ShouldBe([true, true, false, true]);
        table["age"].Numbers.ToArray().ShouldBe([29, float.NaN, 40, 31, 2, 60]);
        table["cabin"].Texts.ShouldBe(["B5", null, null, "12", "C22", "D"]);
        table["cabin"].MissingCount.ShouldBe(2);
        Read("a,b\n1,\n2,\n")["b"].MissingCount.ShouldBe(2);
        Read("zip\n01234\n00501", new CsvOptions { TextColumns = ["zip"] })["zip"].Texts.ShouldBe(["01234", "00501"]);
        Read(",a\n0,5\n1,6").Columns[0].Name.ShouldBe("Unnamed: 0");
        Should.Throw<DataFormatException>(() => Read("a\n12\nC22")).Message.ShouldBe("CSV data, row 3, column 1 'a': expected a finite number as above, got \"C22\"; name the column among TextColumns if it holds texts");
        Should.Throw<DataFormatException>(() => Read("a,a\n1,2")).Message.ShouldContain("expected one column 'a', got two");
        Should.Throw<ArgumentException>(() => Read("a\n1", new CsvOptions { HasHeader = false }));
        Should.Throw<ArgumentException>(() => Read("a,y\n1,2", new CsvOptions { Labels = ["y"] }));
        Should.Throw<ArgumentException>(() => Dataset.FromCsv(new StringReader("a\n1"), new CsvOptions { TextColumns = ["a"] }));
        Should.Throw<ArgumentException>(() => table["fare"]).Message.ShouldContain("no column 'fare'; it has \"survived, sex, age, cabin\"");
        Should.Throw<ArgumentException>(() => new Table(new TableColumn("a", [1]), new TableColumn("b", [1, 2]))).Message.ShouldContain("'b' has 2 rows");
    }

    [Fact]
    public void APartOfATableKeepsItsColumns()
    {
        var table = Read("id,y\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i},{(i % 4 == 0 ? "yes" : "no")}")));
        var (first, second) = table.StratifiedSplit("y", 0.8, seed: 1);
        (first["y"].Texts.Count(y => y == "yes"), second["y"].Texts.Count(y => y == "yes")).ShouldBe((8, 2));
        first["id"].Numbers.ToArray().Concat(second["id"].Numbers.ToArray()).Order().ShouldBe(Enumerable.Range(0, 40).Select(i => (float)i));
        table.Split(0.5, seed: 2).First["id"].Numbers.ToArray().ShouldBe(table.Split(0.5, seed: 2).First["id"].Numbers.ToArray());
        table.Without("y").Columns.Count.ShouldBe(1);
        table.Select("y", "id").Columns[0].Name.ShouldBe("y");
        Should.Throw<ArgumentException>(() => Read("a,y\n1,x\n2,\n3,x").StratifiedSplit("y", 0.5)).Message.ShouldContain("row 1 has none");
    }

    [Fact]
    public void LearnsFromTheTrainingRowsAlone()
    {
        var table = Read(Passengers);
        var pipeline = Fitted(table.Rows(0, 1, 2, 3));
        pipeline.FeatureNames.ShouldBe(["sex=female", "sex=male", "age"]);
        pipeline.ColumnNames.ShouldBe(["sex", "age"]);
        pipeline.ClassNames.ShouldBe(["no", "yes"]);
        // Median 31 of 29, 40, 31; mean 32.75 and population deviation √18.1875 of 29, 31, 40, 31.
        var data = pipeline.Apply(table);
        data.FeatureRow(1).ToArray().ShouldBe([0, 1, (float)(-1.75 / Math.Sqrt(18.1875))], 1e-6f);
        data.FeatureRow(5)[2].ShouldBe((float)(27.25 / Math.Sqrt(18.1875)), 1e-5f);
        data.Targets.ToArray().ShouldBe([1, 0, 0, 1, 0, 1]);
        (data.TargetNames[0], data.ClassNames[1]).ShouldBe(("survived", "yes"));
    }

    [Fact]
    public void FindsColumnsByNameAndNeedsNoTarget()
    {
        var table = Read(Passengers);
        var pipeline = Fitted(table);
        var expected = pipeline.Apply(table);
        var rows = pipeline.Apply(table.Select("age", "class", "sex"));
        rows.Features.ToArray().ShouldBe(expected.Features.ToArray());
        rows.TargetCount.ShouldBe(0);
        pipeline.Apply(Read("age,sex\n,male\n")).Features.ToArray().ShouldBe(expected.FeatureRow(1).ToArray());

        Should.Throw<ArgumentException>(() => pipeline.Apply(table.Without("sex"))).Message.ShouldContain("fitted to a column 'sex', which the rows do not have");
        Should.Throw<ArgumentException>(() => pipeline.Apply(Read("age,sex\nold,male\n"))).Message.ShouldContain("'age' held numbers in training, but the rows have texts");
        Should.Throw<ArgumentException>(() => pipeline.Apply(Read("age,sex\n1,7\n"))).Message.ShouldContain("'sex' held texts in training");
        Should.Throw<ArgumentException>(() => pipeline.Apply(Read("age,sex\n1,other\n"))).Message.ShouldContain("Column 'sex', row 0");
        Should.Throw<ArgumentException>(() => pipeline.Apply(Read("age,sex,survived\n1,male,perhaps\n"))).Message.ShouldContain("Column 'survived', row 0");
    }

    [Fact]
    public void SaysWhatIsLeftToDo()
    {
        var table = Read(Passengers);
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "survived", Impute.Median())).Message.ShouldContain("The column 'sex' holds texts in the end: encode it, or drop it");
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table.Select("age"), null)).Message.ShouldContain("Column 'age', row 1: a finite number was expected in the end, but there is no value: impute it");
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "fare")).Message.ShouldContain("no column 'fare'");
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "survived", Encode.OneHot("sex"), Scale.Standard("sex"))).Message.ShouldContain("Scale.Standard(sex) expects the column 'sex'; there are");
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "survived", Encode.OneHot("survived"))).Message.ShouldContain("target 'survived'");
        Should.Throw<ArgumentException>(() => Pipeline.Fit(table, "survived", Scale.Standard("sex"))).Message.ShouldContain("Scale.Standard is for numbers, but the column 'sex' holds texts");
    }

    [Fact]
    public void TheFileOfANetworkKeepsIt()
    {
        using var folder = new TemporaryFolder();
        var table = Read(Passengers);
        var pipeline = Fitted(table);
        var network = TrainingReference.Recorded.Network();
        network.Attach(pipeline);
        network.Fit(pipeline.Apply(table), new FitOptions { Epochs = 2 });
        network.Save(folder["a"]);

        var loaded = new PlainNetwork<float>();
        loaded.Load(folder["a"]);
        loaded.Predict(table.Without("survived")).ShouldBe(network.Predict(pipeline.Apply(table)));
        loaded.Evaluate(table).Loss.ShouldBe(network.Evaluate(pipeline.Apply(table)).Loss);
        loaded.Pipeline()!.ClassNames.ShouldBe(["no", "yes"]);
        loaded.ClassNames().ShouldBe(["no", "yes"]);

        loaded.Attach(null);
        Should.Throw<InvalidOperationException>(() => loaded.Predict(table)).Message.ShouldContain("no pipeline");
        Should.Throw<ArgumentException>(() => loaded.Attach(Pipeline.Fit(table.Select("survived", "sex"), "survived", Encode.OneHot()))).Message.ShouldContain("takes 3 inputs per sample, but the pipeline makes 2");
    }

    /// <summary>Every kind of rule, with the texts and numbers that are hard to write.</summary>
    [Fact]
    public void EveryStepComesBackToTheBit()
    {
        using var folder = new TemporaryFolder();
        string?[] odd = ["a \"b\"", "ü\n中", "", null, "9"];
        var table = new Table(
            new TableColumn("y", [1, 4, 9, 1e-7f, 3]), new TableColumn("one", odd.AsEnumerable()), new TableColumn("many", odd.AsEnumerable()),
            new TableColumn("when", new[] { "2024-02-29", "1912-04-15", null, "2000-01-01", "1999-12-31" }.AsEnumerable()), new TableColumn("a", [0.1f, 2, float.NaN, 3e7f, -0.5f]),
            new TableColumn("gone", [1, 2, 3, 4, 5]));
        var pipeline = Pipeline.Fit(
            table, "y", Scale.Log("y"), Scale.Power("y"), PipelineStep.Drop("gone"), Encode.Date("when"), PipelineStep.Drop("when.days", "when.month", "when.day"), Impute.Constant("none", "one"), Encode.OneHot("one"),
            PipelineStep.Drop("one=9", "one=none"), Encode.Index("many"), Impute.Mean(), Scale.Robust("a"), Scale.NormalQuantile("when.year"), Scale.Quantile("when.dayofweek"), PipelineStep.Drop("one=", "many", "one=ü\n中"),
            PipelineStep.Drop("when.dayofweek"));
        pipeline.FeatureNames.ShouldBe(["one=a \"b\"", "when.year", "a"]);
        var network = new PlainNetwork<float>();
        network.Attach(pipeline);
        network.Save(folder["a"]);
        var loaded = new PlainNetwork<float>();
        loaded.Load(folder["a"]);
        var (expected, came) = (pipeline.Apply(table), loaded.Pipeline()!.Apply(table));
        came.Features.ToArray().ShouldBe(expected.Features.ToArray());
        came.Targets.ToArray().ShouldBe(expected.Targets.ToArray());
        came.FeatureNames.ShouldBe(expected.FeatureNames);

        // A target that is scaled comes back on its own scale.
        float[] predicted = network.Predict(expected);
        pipeline.InvertTargets(predicted);
        loaded.Predict(table).ShouldBe(predicted);
    }

    [Theory]
    [InlineData("\"kind\":\"OneHot\"", "\"kind\":\"TwoHot\"", "got 'TwoHot'")]
    [InlineData("\"kind\":\"Linear\"", "\"kind\":\"Log\"", "got 'Log' with 2 numbers")]
    [InlineData("\"rules\"", "\"rulez\"", "expected a pipeline in the metadata")]
    [InlineData("{\"columns\"", "{\"columns", "expected a pipeline in the metadata")]
    [InlineData("\"text\":true", "\"text\":7", "expected a pipeline in the metadata")]
    [InlineData("\"age\"]", "\"age\",\"b\"]", "takes 3 inputs per sample, but the pipeline makes 4")]
    [InlineData(null, null, "expected the metadata 'compilednet.pipeline' of the pipeline, got none")]
    public void DamageIsRefused(string? text, string? damaged, string problem)
    {
        using var folder = new TemporaryFolder();
        var network = new PlainNetwork<float>();
        network.Attach(Fitted(Read(Passengers)));
        network.Save(folder["a"]);
        var file = SafeTensors.Load(folder["a"]);
        var metadata = file.Metadata.ToDictionary();
        if (text is null) metadata.Remove("compilednet.pipeline");
        else metadata["compilednet.pipeline"] = metadata["compilednet.pipeline"].Replace(text, damaged);
        SafeTensors.Save(folder["b"], file.Tensors, FileSeal.Seal(metadata, file.Tensors));
        Should.Throw<WeightFileException>(() => network.Load(folder["b"])).Message.ShouldContain(problem);
        network.Pipeline().ShouldNotBeNull();
    }

    /// <summary>Rows to predict may have the target's column, with nothing in it or a class that nobody knows; and what is wrong with a row of a block is said with its place.</summary>
    [Fact]
    public void ATargetDoesNotMatterToAPrediction()
    {
        var table = Read("a,b,c,y\n1,2,3,no\n4,5,1,yes\n2,1,0,no\n");
        var network = new PlainNetwork<float>();
        network.Attach(Pipeline.Fit(table, "y", Scale.Standard()));
        var rows = Read("a,b,c,y\n1,2,3,\n4,5,1,perhaps\n", new CsvOptions { TextColumns = ["y"] });
        float[] expected = network.Predict(rows.Without("y"));
        network.Predict(rows).ShouldBe(expected);
        network.PredictBatches([rows]).Single().ShouldBe(expected);
        Should.Throw<ArgumentException>(() => network.Evaluate(rows)).Message.ShouldContain("Column 'y', row 0");
        Should.Throw<ArgumentException>(() => network.PredictBatches([table, Read("a,b,c\n1,,3\n")]).ToArray()).Message.ShouldContain("In the block of 1 rows from row 3 on: Column 'b', row 0");
    }

    /// <summary>A letter that stands for no format made dates of rows a FormatException of .NET's, once a file had it.</summary>
    [Fact]
    public void AFormatThatNoDateHasIsRefused()
    {
        Should.Throw<ArgumentException>(() => Encode.DateIn("a", "when")).Message.ShouldContain("such as dd.MM.yyyy, not 'a'");
        using var folder = new TemporaryFolder();
        var table = Read("when,b,c,y\n2024-02-29,1,2,1\n1912-04-15,2,3,0\n");
        var network = new PlainNetwork<float>();
        network.Attach(Pipeline.Fit(table, "y", Encode.DateIn("yyyy-MM-dd", "when"), PipelineStep.Drop("when.year", "when.month", "when.day", "when.dayofweek")));
        network.Save(folder["a"]);
        var file = SafeTensors.Load(folder["a"]);
        var metadata = file.Metadata.ToDictionary();
        metadata["compilednet.pipeline"] = metadata["compilednet.pipeline"].Replace("yyyy-MM-dd", "a");
        SafeTensors.Save(folder["b"], file.Tensors, FileSeal.Seal(metadata, file.Tensors));
        Should.Throw<WeightFileException>(() => network.Load(folder["b"])).Message.ShouldContain("got 'Date'");
    }

    [Fact]
    public void TargetsOfADataSetAreScaledToo()
    {
        var data = Dataset.From([[1], [2], [3]], [10, 20, 60]).WithNames(targets: ["price"]);
        var scaler = MinMaxScaler.FitTargets(data);
        var scaled = scaler.ApplyToTargets(data);
        scaled.Targets.ToArray().ShouldBe([0, 0.2f, 1]);
        scaled.Features.ToArray().ShouldBe(data.Features.ToArray());
        float[] predictions = [0.5f];
        scaler.Invert(predictions, predictions);
        predictions.ShouldBe([35]);
        StandardScaler.FitTargets(data).Mean.ShouldBe([30]);
        Should.Throw<ArgumentException>(() => scaler.ApplyToTargets(data.WithNames(targets: ["cost"]))).Message.ShouldContain("Missing: 'price'");
        Should.Throw<ArgumentException>(() => scaler.ApplyToTargets(Dataset.From(new float[2, 2]))).Message.ShouldContain("fitted to 1 targets, but the data has 0");
    }
}
