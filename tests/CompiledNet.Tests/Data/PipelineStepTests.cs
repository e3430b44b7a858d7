using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tests;

/// <summary>Each step against scikit-learn, dates and descriptions against pandas (Reference/data_pipeline.py).</summary>
public class PipelineStepTests
{
    private static readonly JsonElement[] s_cases = [.. JsonDocument.Parse(File.ReadAllText(DataReference.PathOf("data_pipeline.json"))).RootElement.EnumerateArray()];

    private static readonly Dictionary<string, Func<PipelineStep>> s_scalers = new()
    {
        ["Standard"] = () => Scale.Standard("x"), ["MinMax"] = () => Scale.MinMax("x"), ["Robust"] = () => Scale.Robust("x"), ["Power"] = () => Scale.Power("x"),
        ["Quantile"] = () => Scale.Quantile("x"), ["NormalQuantile"] = () => Scale.NormalQuantile("x"), ["Log"] = () => Scale.Log("x"),
    };

    private static IEnumerable<JsonElement> Cases(string kind) => s_cases.Where(recorded => recorded.GetProperty("kind").GetString() == kind);

    private static float[] Column(JsonElement list) => [.. list.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? float.NaN : number.GetSingle())];

    private static string?[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString())];

    private static Table Numbers(JsonElement list) => new(new TableColumn("x", (ReadOnlySpan<float>)Column(list)));

    private static Table Words(JsonElement list) => new(new TableColumn("x", Texts(list).AsEnumerable()));

    private static void ShouldBeNear(float[] ours, double[] theirs, double tolerance, string because)
    {
        ours.Length.ShouldBe(theirs.Length);
        for (int i = 0; i < ours.Length; i++) ((double)ours[i]).ShouldBe(theirs[i], tolerance * Math.Max(1, Math.Abs(theirs[i])), because);
    }

    [Theory]
    [InlineData("Standard", 2e-7)]
    [InlineData("MinMax", 2e-7)]
    [InlineData("Robust", 2e-7)]
    [InlineData("Quantile", 2e-7)]
    [InlineData("NormalQuantile", 3e-6)] // the slope at the ends is large
    [InlineData("Log", 2e-7)]
    [InlineData("Power", 1e-5)] // the power is where a search for it ends
    public void ScalesAsScikitLearn(string kind, double tolerance)
    {
        int count = 0;
        foreach (var recorded in Cases(kind))
        {
            // Missing numbers stay missing, which scalers of a network's data do not pass on: the rows without.
            float[] rows = Column(recorded.GetProperty("rows"));
            double[] expected = [.. recorded.GetProperty("expected").EnumerateArray().Where(number => number.ValueKind != JsonValueKind.Null).Select(number => number.GetDouble())];
            var present = new Table(new TableColumn("x", (ReadOnlySpan<float>)rows.Where(number => !float.IsNaN(number)).ToArray()));
            var training = Numbers(recorded.GetProperty("training"));
            var pipeline = Pipeline.Fit(training, null, s_scalers[kind](), Impute.Constant(0, "x"));
            ShouldBeNear(pipeline.Apply(present).Features.ToArray(), expected, tolerance, recorded.GetProperty("column").GetString()!);
            count++;
        }

        count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void WhatScalesATargetIsUndone()
    {
        foreach (string kind in s_scalers.Keys)
        {
            float[] rows = Column(Cases(kind).First().GetProperty("training"));
            var table = new Table(new TableColumn("a", new float[rows.Length]), new TableColumn("x", (ReadOnlySpan<float>)rows));
            var pipeline = Pipeline.Fit(table, "x", s_scalers[kind](), Scale.MinMax("x"));
            float[] targets = pipeline.Apply(table).Targets.ToArray();
            targets.Max().ShouldBe(1, 1e-6);
            pipeline.InvertTargets(targets);
            ShouldBeNear(targets, [.. rows.Select(number => (double)number)], 3e-5, kind);
        }
    }

    [Fact]
    public void ImputesAsScikitLearn()
    {
        foreach (var (kind, step) in new[] { ("Impute.Mean", Impute.Mean("x")), ("Impute.Median", Impute.Median("x")), ("Impute.MostFrequent", Impute.MostFrequent("x")) })
        {
            foreach (var recorded in Cases(kind))
            {
                float[] training = Column(recorded.GetProperty("training"));
                float value = recorded.GetProperty("value").GetSingle();
                Pipeline.Fit(Numbers(recorded.GetProperty("training")), null, step).Apply(new Table(new TableColumn("x", [1, float.NaN]))).Features.ToArray().ShouldBe([1, value]);
            }

            Cases(kind).Count().ShouldBe(2);
        }

        var texts = Cases("MostFrequent").Single();
        var filled = Pipeline.Fit(Words(texts.GetProperty("training")), null, Impute.MostFrequent("x"), Encode.OneHot("x"));
        string frequent = texts.GetProperty("value").GetString()!;
        filled.Apply(new Table(new TableColumn("x", new string?[] { null }.AsEnumerable()))).FeatureRow(0)[filled.FeatureNames.ToList().IndexOf($"x={frequent}")].ShouldBe(1);
        Pipeline.Fit(Words(texts.GetProperty("training")), null, Impute.Constant("none"), Encode.OneHot()).FeatureNames.ShouldBe(["x=a", "x=b", "x=c", "x=none"]);
        Should.Throw<ArgumentException>(() => Pipeline.Fit(new Table(new TableColumn("x", [float.NaN])), null, Impute.Mean())).Message.ShouldContain("all its values are missing");
        Pipeline.Fit(new Table(new TableColumn("x", [float.NaN])), null, Impute.Constant(7)).Apply(new Table(new TableColumn("x", [float.NaN, 1]))).Features.ToArray().ShouldBe([7, 1]);
    }

    [Fact]
    public void EncodesCategoriesAsScikitLearn()
    {
        var recorded = Cases("OneHot").Single();
        var training = Words(recorded.GetProperty("training"));
        var rows = Words(recorded.GetProperty("rows"));
        var lenient = Pipeline.Fit(training, null, Encode.OneHot(UnknownCategory.Zeros, "x"));
        lenient.FeatureNames.ShouldBe(Texts(recorded.GetProperty("categories")).Select(category => $"x={category}"));
        lenient.Apply(rows).Features.ToArray().ShouldBe(recorded.GetProperty("expected").Rows().SelectMany(row => row).Select(number => (float)number));
        Should.Throw<ArgumentException>(() => Pipeline.Fit(training, null, Encode.OneHot("x")).Apply(rows)).Message.ShouldContain("Column 'x', row 3: one of the 7 categories of training");

        var index = Cases("Index").Single();
        var indexed = Pipeline.Fit(training, null, Encode.Index("x"));
        indexed.Apply(training).Features.ToArray().ShouldBe(index.GetProperty("expected").Numbers().Select(number => (float)number + 1));
        indexed.Apply(new Table(new TableColumn("x", new[] { "purple", null }.AsEnumerable()))).Features.ToArray().ShouldBe([0, 0]);

        foreach (var hashed in Cases("Hash"))
        {
            int buckets = hashed.GetProperty("buckets").GetInt32();
            var data = Pipeline.Fit(Words(hashed.GetProperty("rows")), null, Encode.Hash(buckets, "x")).Apply(Words(hashed.GetProperty("rows")));
            data.FeatureCount.ShouldBe(buckets);
            Enumerable.Range(0, data.Count).Select(row => data.FeatureRow(row).IndexOf(1f)).ShouldBe(hashed.GetProperty("expected").Numbers().Select(number => (int)number));
            data.Features.ToArray().Sum().ShouldBe(data.Count);
        }
    }

    [Fact]
    public void NumbersAreCategoriesInTheirOrder()
    {
        var classes = new Table(new TableColumn("class", [10, 9, 2.5f, 9]));
        Pipeline.Fit(classes, null, Encode.OneHot("class")).FeatureNames.ShouldBe(["class=2.5", "class=9", "class=10"]);
        Should.Throw<ArgumentException>(() => Pipeline.Fit(new Table(new TableColumn("account", [123456789])), null, Encode.Index("account"))).Message.ShouldContain("too long to tell apart");
    }

    [Fact]
    public void TakesDatesApartAsPandas()
    {
        var recorded = Cases("Date").Single();
        var pipeline = Pipeline.Fit(Words(recorded.GetProperty("rows")), null, Encode.Date("x"));
        pipeline.FeatureNames.ShouldBe(["x.year", "x.month", "x.day", "x.dayofweek", "x.days"]);
        ShouldBeNear(pipeline.Apply(Words(recorded.GetProperty("rows"))).Features.ToArray(), [.. recorded.GetProperty("expected").Rows().SelectMany(row => row)], 1e-7, "");
        Should.Throw<ArgumentException>(() => pipeline.Apply(new Table(new TableColumn("x", new[] { "2024-02-29", "2023-02-29" }.AsEnumerable())))).Message.ShouldContain("Column 'x', row 1: a date such as");

        var german = Pipeline.Fit(new Table(new TableColumn("x", new[] { "29.02.2024", null }.AsEnumerable())), null, Encode.DateIn("dd.MM.yyyy", "x"), Impute.Constant(-1));
        german.Apply(new Table(new TableColumn("x", new[] { "15.04.1912", null }.AsEnumerable()))).Features.ToArray()[..4].ShouldBe([1912, 4, 15, 0]);
        Should.Throw<ArgumentException>(() => Pipeline.Fit(new Table(new TableColumn("x", [20240229])), null, Encode.Date("x"))).Message.ShouldContain("TextColumns");
    }

    /// <summary>What a date becomes depends neither on where nor on when a program runs: zones become UTC (pandas: utc=True), and a format without a year, to which .NET adds the current one, is none.</summary>
    [Fact]
    public void DatesMeanTheSameEverywhere()
    {
        var zones = new Table(new TableColumn("x", ["2024-02-29T23:30:00Z", "2024-03-01 04:30+05:00", "2024-02-29 23:30", "2024-02-29T18:30:00.000-05:00"]));
        var data = Pipeline.Fit(zones, null, Encode.Date("x")).Apply(zones);
        for (int row = 0; row < 4; row++) data.FeatureRow(row).ToArray().ShouldBe([2024, 2, 29, 3, 19782.979f]);
        var offset = new Table(new TableColumn("x", ["29.02.2024 23:30 +05:00"]));
        Pipeline.Fit(offset, null, Encode.DateIn("dd.MM.yyyy HH:mm zzz", "x")).Apply(offset).FeatureRow(0)[4].ShouldBe(19782.771f);
        foreach (string format in (string[])["dd.MM.", "HH:mm", "dddd", "a"]) Should.Throw<ArgumentException>(() => Encode.DateIn(format, "x")).Message.ShouldContain("with their year");
        foreach (string format in (string[])["yyyy", "MM/yyyy", "yy-MM-dd", "yyyyMMddHHmmss", "R", "o"]) Encode.DateIn(format, "x");
    }

    /// <summary>Numbers for which a small power leaves nothing that differs (scikit-learn 1.2.1: PowerTransformer of these four).</summary>
    [Fact]
    public void APowerIsFoundForLargeNumbers()
    {
        var large = new Table(new TableColumn("x", [1e30f, 2e30f, 3e30f, 7e30f]));
        ShouldBeNear(Pipeline.Fit(large, null, Scale.Power("x")).Apply(large).Features.ToArray(), [-1.3709123134613037, -0.3035469055175781, 0.2775188982486725, 1.3969402313232422], 1e-4, "power");
    }

    /// <summary>The logarithm of a small number is undone to its last digit: exp(y) − 1 alone loses them.</summary>
    [Fact]
    public void ASmallTargetIsUndoneToItsDigits()
    {
        var table = new Table(new TableColumn("a", [1, 2, 3]), new TableColumn("x", [1e-6f, 3e-9f, 0]));
        var pipeline = Pipeline.Fit(table, "x", Scale.Log("x"));
        float[] targets = pipeline.Apply(table).Targets.ToArray();
        pipeline.InvertTargets(targets);
        targets.ShouldBe([1e-6f, 3e-9f, 0]);
    }

    [Fact]
    public void ANegativeZeroIsZero()
    {
        var table = new Table(new TableColumn("x", [0, 1, -0f]));
        var pipeline = Pipeline.Fit(table, null, Encode.OneHot("x"));
        pipeline.FeatureNames.ShouldBe(["x=0", "x=1"]);
        pipeline.Apply(new Table(new TableColumn("x", [-0f]))).Features.ToArray().ShouldBe([1, 0]);
        table.Describe()["x"].Distinct.ShouldBe(2);
    }

    /// <summary>Nothing is learned from infinity, and what was learned is not applied to it: by its column and row.</summary>
    [Fact]
    public void InfinityIsRefusedByItsRow()
    {
        Table infinite = new(new TableColumn("x", [1, float.PositiveInfinity, 3])), finite = new(new TableColumn("x", [1, 2, 3]));
        foreach (var step in (PipelineStep[])[Impute.Mean(), Impute.MostFrequent(), Scale.Standard(), Scale.MinMax(), Scale.Robust(), Scale.Quantile(), Scale.Power(), Scale.Log(), Encode.OneHot("x")])
            Should.Throw<ArgumentException>(() => Pipeline.Fit(infinite, null, step)).Message.ShouldContain("Column 'x', row 1: a finite number was expected to learn from");
        foreach (var step in (PipelineStep[])[Scale.Standard(), Scale.Quantile(), Scale.NormalQuantile(), Scale.Log()])
            Should.Throw<ArgumentException>(() => Pipeline.Fit(finite, null, step).Apply(infinite)).Message.ShouldContain("Column 'x', row 1:");
        Should.Throw<ArgumentOutOfRangeException>(() => Impute.Constant(float.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => Encode.Hash(2_000_000));
        infinite.Describe()["x"].Median.ShouldBe(3);
    }

    [Fact]
    public void RefusesNumbersOutsideTheDomainOfAStep() =>
        Should.Throw<ArgumentException>(() => Pipeline.Fit(new Table(new TableColumn("x", [1, -1])), null, Scale.Log("x"))).Message.ShouldContain("Column 'x', row 1: a number above -1 was expected, but there is \"-1\"");

    [Fact]
    public void DescribesAsPandas()
    {
        var recorded = Cases("Describe").Single();
        var frame = recorded.GetProperty("frame");
        var table = new Table(
            new TableColumn("a", (ReadOnlySpan<float>)Column(frame.GetProperty("a"))), new TableColumn("b", (ReadOnlySpan<float>)Column(frame.GetProperty("b"))),
            new TableColumn("y", (ReadOnlySpan<float>)Column(frame.GetProperty("y"))), new TableColumn("text", Texts(frame.GetProperty("text")).AsEnumerable()));
        var summary = table.Describe("y");
        foreach (var described in recorded.GetProperty("described").EnumerateObject())
        {
            var column = summary[described.Name];
            (column.Count, column.Missing, column.Distinct).ShouldBe((described.Value.GetProperty("count").GetInt32(), described.Value.GetProperty("missing").GetInt32(), described.Value.GetProperty("distinct").GetInt32()));
            if (described.Value.TryGetProperty("frequent", out var frequent))
            {
                column.MostFrequent.ShouldBe(frequent.GetString());
                continue;
            }

            double[] ours = [column.Mean, column.Deviation, column.Minimum, column.LowerQuartile, column.Median, column.UpperQuartile, column.Maximum];
            double[] theirs = described.Value.GetProperty("numbers").Numbers();
            for (int i = 0; i < ours.Length; i++) ours[i].ShouldBe(theirs[i], 1e-9 * Math.Max(1, Math.Abs(theirs[i])));
            column.Outliers.ShouldBe(described.Value.GetProperty("outliers").GetInt32());
            if (described.Name != "y") column.Correlation.ShouldBe(described.Value.GetProperty("correlation").GetDouble(), 1e-9);
        }

        summary.ToString().Split('\n')[0].ShouldStartWith("column  count  missing  distinct  mean");
        summary.ToString().ShouldContain("\"z\"");

        var data = Dataset.From(new float[,] { { 1, 5 }, { 2, 5 }, { 3, 5 } }, new float[] { 2, 4, 6 }).WithNames(["a", "b"]).Describe();
        (data["a"].Correlation, data["b"].Correlation, data["target 0"].Mean).ShouldBe((1, double.NaN, 4));
    }
}
