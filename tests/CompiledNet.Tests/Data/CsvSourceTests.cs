using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using CompiledNet.Testing;

namespace CompiledNet.Tests;

/// <summary>A CSV file that is read as it goes is the data set that it is read into.</summary>
public sealed class CsvSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string, CsvOptions> Files => new()
    {
        { "numbers", "a,b,y\n1,2,3\n4,5,6\n7,8,9", new CsvOptions { Labels = ["y"] } },
        { "classes", "a,kind\n1,pear\n2,apple\n\n3,\"a, b\"\n4,apple\n", new CsvOptions { Labels = ["kind"] } },
        { "given classes", "1,b\n2,a\n", new CsvOptions { HasHeader = false, Labels = [^1], ClassNames = ["b", "c", "a"] } },
        { "numbers as classes", "a,y\n1,10\n2,9\n3,10", new CsvOptions { Labels = ["y"], LabelKind = LabelKind.ClassIndex } },
        { "means", "a,b,y\n1,,0\n?,4,1\n4,5,0", new CsvOptions { Labels = ["y"], Missing = MissingValuePolicy.FillMean } },
        { "values", "a,b,y\n1,,0\n?,4,1\n4,5,0", new CsvOptions { Labels = ["y"], Missing = MissingValuePolicy.FillValue, FillValue = -1 } },
        { "dropped rows", "a,b,y\n1,,zebra\n?,4,ape\n4,5,bear", new CsvOptions { Labels = ["y"], Missing = MissingValuePolicy.DropRow } },
        { "chosen columns", "skip\na;b;c\n1,5;x;2\n3;y;4", new CsvOptions { SkipLines = 1, Delimiter = ';', DecimalSeparator = ',', Columns = ["c", "a"] } },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void GivesTheSamplesOfTheDataSet(string what, string text, CsvOptions options)
    {
        string path = Write(text, what);
        var (expected, source) = (Dataset.FromCsv(path, options), BatchSource.FromCsv(path, options));
        foreach (var data in (Dataset[])[source.ToDataset(), source.Prefetch().ToDataset(), BatchSource.FromCsv(Packed(path), options).ToDataset()])
        {
            data.Features.ToArray().ShouldBe(expected.Features.ToArray(), what);
            data.Targets.ToArray().ShouldBe(expected.Targets.ToArray());
            data.FeatureNames.ShouldBe(expected.FeatureNames);
            data.TargetNames.ShouldBe(expected.TargetNames);
            data.ClassNames.ShouldBe(expected.ClassNames);
        }

        source.Count.ShouldBe(expected.Count);
    }

    [Theory]
    [InlineData("a,y\n1,2\n3,x\n", "row 3, column 2 'y'")]
    [InlineData("a,y\n1,2\n3\n", "row 3: expected 2 fields, got 1")]
    [InlineData("a,y\n", "expected at least one record")]
    public void WhatIsWrongIsFoundBeforeTheFirstStep(string text, string message)
    {
        string path = Write(text, "wrong");
        Should.Throw<DataFormatException>(() => BatchSource.FromCsv(path, "y")).Message.ShouldContain(message);
        Should.Throw<DataFormatException>(() => Dataset.FromCsv(path, "y")).Message.ShouldContain(message);
    }

    [Fact]
    public void AFileThatChangesIsNoticed()
    {
        string path = Write("a,y\n1,x\n2,z\n", "changing");
        var source = BatchSource.FromCsv(path, "y");
        File.WriteAllText(path, "a,y\n1,x\n2,new\n");
        Should.Throw<DataFormatException>(() => source.ToDataset()).Message.ShouldContain("expected one of the 2 class names given, got \"new\"");
    }

    /// <summary>Tens of megabytes go through the same few hundred kilobytes, and not a byte more from read to read.</summary>
    [Fact]
    public void MemoryDoesNotGrowWithTheFile()
    {
        string path = Path.Combine(_folder, "large.csv");
        long rows = WriteLarge(path, Environment.GetEnvironmentVariable("COMPILEDNET_LONG_TESTS") == "1" ? 1_000_000 : 60_000);
        var options = new CsvOptions { Labels = [^1] };
        float[] features = new float[256 * 40], targets = new float[256];
        long count = 0;
        IBatchSource source = BatchSource.FromCsv(path, options);
        AllocatedBytes.Once(() => source = BatchSource.FromCsv(path, options), enough: 1 << 20).ShouldBeLessThan(1 << 20);
        AllocatedBytes.Once(ReadAll, enough: 1 << 20).ShouldBeLessThan(1 << 20);
        (count, source.Count).ShouldBe((rows, rows));
        using var reader = source.Open(default);
        AllocatedBytes.Fewest(() => reader.Read(features, targets, [], 256)).ShouldBe(0);

        void ReadAll()
        {
            count = 0;
            using var pass = source.Open(default);
            while (pass.Read(features, targets, [], 256) is > 0 and var read) count += read;
        }
    }

    private static long WriteLarge(string path, int rows)
    {
        using var writer = new StreamWriter(path);
        for (int i = 0; i <= 40; i++) writer.Write(i < 40 ? $"x{i}," : "kind\n");
        string[] lines = [.. Enumerable.Range(0, 97).Select(i => string.Join(',', Enumerable.Range(0, 40).Select(j => MathF.Sin(i * 40 + j).ToString(CultureInfo.InvariantCulture))) + (i % 2 == 0 ? ",even" : ",odd"))];
        for (int i = 0; i < rows; i++) writer.WriteLine(lines[i % lines.Length]);
        return rows;
    }

    private string Write(string text, string name)
    {
        string path = Path.Combine(_folder, name + ".csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static string Packed(string path)
    {
        using (var stream = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest)) stream.Write(File.ReadAllBytes(path));
        return path + ".gz";
    }
}
