using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using CompiledNet.Testing;

namespace CompiledNet.Tests;

/// <summary>A CSV file is the same to the bit, and as wrong in the same row, for any number of threads.</summary>
public sealed class CsvThreadsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, CsvOptions, Func<int, string>> Files => new()
    {
        { "numbers", new() { Labels = ["y"] }, i => $"{i},{i * 0.37f},{i % 2}\n" },
        { "no line end at the end, CRLF", new() { Labels = ["y"] }, i => $"{i},{i * 0.37f},{i % 2}" + (i == 19_999 ? "" : "\r\n") },
        { "classes that come late", new() { Labels = ["y"] }, i => $"{i},2,{(i < 18_000 ? i % 3 == 0 ? "pear" : "fig" : "apple")}\n" },
        { "classes given", new() { Labels = ["y"], ClassNames = ["fig", "pear", "apple"] }, i => $"{i},2,{(i % 3 == 0 ? "pear" : "fig")}\n" },
        { "line ends and quotes within quotes", new() { Labels = ["y"] }, i => $"\"{i}\",2,\"a\n\"\"b, {i % 5}\"\n" },
        { "quotes that are none", new() { Labels = ["y"] }, i => $"{i},2,a\"b{i % 3}\n" },
        { "blanks before quotes", new() { Labels = ["y"], SkipInitialSpace = true }, i => $" {i}, \"2\", \"x\n,{i % 3}\"\n" },
        { "blank lines and rows left out", new() { Labels = ["y"], Missing = MissingValuePolicy.DropRow }, i => i % 7 == 0 ? "\n?,1,zebra\n" : $"{i},1,{(i % 2 == 0 ? "a" : "b")}\n" },
        { "means", new() { Labels = ["y"], Missing = MissingValuePolicy.FillMean }, i => $"{(i % 9 == 0 ? "" : i)},{i * 1e-3},1\n" },
        { "other letters", new() { Labels = ["y"] }, i => $"{i},2,ü中{i % 3}\n" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void GivesTheSameBits(string what, CsvOptions options, Func<int, string> line)
    {
        foreach (string mark in (string[])["", "\uFEFF"])
        {
            string path = Write(mark + "a,b,y\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => line(i))));
            new FileInfo(path).Length.ShouldBeGreaterThan(2 * 65_536);
            var expected = Dataset.FromCsv(path, options);
            foreach (int threads in (int[])[2, 3])
            foreach (var data in (Dataset[])[Dataset.FromCsv(path, Options(options, threads)), BatchSource.FromCsv(path, Options(options, threads)).ToDataset()])
            {
                data.Count.ShouldBe(expected.Count);
                data.Features.SequenceEqual(expected.Features).ShouldBeTrue(what);
                data.Targets.SequenceEqual(expected.Targets).ShouldBeTrue(what);
                data.ClassNames.ShouldBe(expected.ClassNames);
                data.FeatureNames.ShouldBe(expected.FeatureNames);
            }
        }
    }

    /// <summary>Columns whose first value comes late, in the first part or in another, texts that are numbers later, and what is missing in whole parts.</summary>
    public static TheoryData<string, CsvOptions, Func<int, string>> Tables => new()
    {
        { "numbers and texts", new(), i => $"{i},{(i % 5 == 0 ? "" : $"t{i % 7}")},x\n" },
        { "texts that look like numbers", new() { TextColumns = ["a"] }, i => $"{i:D5},2,3\n" },
        { "a text and then numbers", new(), i => $"{(i == 0 ? "A5" : i)},2,3\n" },
        { "a late text and then numbers", new(), i => $"{(i < 9_000 ? "" : i == 9_000 ? "A5" : i)},2,3\n" },
        { "late numbers", new(), i => $"{(i < 15_000 ? "" : i)},{(i == 19_000 ? "t" : "")},   1234567\n" },
        { "line ends within quotes", new() { Columns = ["y", "a"] }, i => $"{i},2,\"a\n\"\"b, {i % 5}\"\r\n" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void TablesHaveTheSameColumns(string what, CsvOptions options, Func<int, string> line)
    {
        string path = Write("\uFEFFa,b,y\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => line(i))));
        new FileInfo(path).Length.ShouldBeGreaterThan(2 * 65_536);
        var expected = Table.FromCsv(path, options);
        foreach (int threads in (int[])[2, 5]) ShouldBeTheSame(Table.FromCsv(path, Threads(threads)), expected, what);
        foreach (int rows in (int[])[700, 7_001, 50_000])
        {
            Table[] whole = [.. Table.BlocksFromCsv(path, options, rows)], shared = [.. Table.BlocksFromCsv(path, Threads(3), rows)];
            shared.Length.ShouldBe(whole.Length);
            for (int i = 0; i < whole.Length; i++) ShouldBeTheSame(shared[i], whole[i], $"{what}, block {i} of {rows} rows");
        }

        CsvOptions Threads(int threads) => new() { TextColumns = options.TextColumns, Columns = options.Columns, Threads = threads };
    }

    private static void ShouldBeTheSame(Table table, Table expected, string what)
    {
        table.Columns.Select(column => (column.Name, column.IsText, column.Count)).ShouldBe(expected.Columns.Select(column => (column.Name, column.IsText, column.Count)), what);
        foreach (var column in expected.Columns)
        {
            if (column.IsText) table[column.Name].Texts.SequenceEqual(column.Texts).ShouldBeTrue(what);
            else MemoryMarshal.AsBytes(table[column.Name].Numbers).SequenceEqual(MemoryMarshal.AsBytes(column.Numbers)).ShouldBeTrue(what);
        }
    }

    /// <summary>Equal texts are one object, whichever threads have read them.</summary>
    [Fact]
    public void TextsOfATableAreKeptOnce()
    {
        string path = Write("a\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"text {i % 10}\n")));
        var texts = Table.FromCsv(path, new CsvOptions { Threads = 3 })["a"].Texts;
        texts.Distinct<object?>(ReferenceEqualityComparer.Instance).Count().ShouldBe(10);
    }

    [Theory]
    [InlineData("7,x\n", "row 8002, column 2 'b': expected a finite number as above, got \"x\"")]
    [InlineData("7\n", "row 8002: expected 2 fields, got 1")]
    [InlineData("7,\"1\n", "expected a closing quote, got the end of the file")]
    public void TablesSayTheSameOfTheSameRow(string wrong, string message)
    {
        string path = Write("a,b\n" + string.Concat(Enumerable.Range(0, 18_000).Select(i => i == 8000 ? wrong : $"{i},{i * 0.37f}\n")));
        var one = Should.Throw<DataFormatException>(() => Table.FromCsv(path));
        one.Message.ShouldContain(message);
        Should.Throw<DataFormatException>(() => Table.FromCsv(path, new CsvOptions { Threads = 3 })).Message.ShouldBe(one.Message);
        Should.Throw<DataFormatException>(() => Table.FromCsv(path, new CsvOptions { Threads = 3, MaxValues = 10_000, Columns = ["a"] })).Message.ShouldBe(
            Should.Throw<DataFormatException>(() => Table.FromCsv(path, new CsvOptions { MaxValues = 10_000, Columns = ["a"] })).Message);

        // Blocks before the one that is wrong are handed out.
        foreach (int threads in (int[])[1, 3])
        {
            int blocks = 0;
            Should.Throw<DataFormatException>(() =>
            {
                foreach (var block in Table.BlocksFromCsv(path, new CsvOptions { Threads = threads }, rows: 1_000)) blocks += block.Count == 1_000 ? 1 : 1_000;
            }).Message.ShouldBe(one.Message);
            blocks.ShouldBe(8);
        }
    }

    [Theory]
    [InlineData("7,x,1\n", "row 8002, column 2 'b': expected a finite number, got \"x\"")]
    [InlineData("7,1\n", "row 8002: expected 3 fields, got 2")]
    [InlineData("7,1,\"1\n", "expected a closing quote, got the end of the file")]
    [InlineData("7,\"1\"x,1\n", "row 8002, column 2: expected a delimiter or the end of the line after the closing quote")]
    [InlineData("7,1,pear\n", "row 8002, column 3 'y': expected a finite number, got \"pear\" after a first label that is one")]
    public void SaysTheSameOfTheSameRow(string wrong, string message)
    {
        string path = Write("a,b,y\n" + string.Concat(Enumerable.Range(0, 18_000).Select(i => i == 8000 ? wrong : $"{i},{i * 0.37f},{i % 2}\n")));
        var one = Should.Throw<DataFormatException>(() => Dataset.FromCsv(path, new CsvOptions { Labels = ["y"] }));
        var three = Should.Throw<DataFormatException>(() => Dataset.FromCsv(path, new CsvOptions { Labels = ["y"], Threads = 3 }));
        var streamed = Should.Throw<DataFormatException>(() => BatchSource.FromCsv(path, new CsvOptions { Labels = ["y"], Threads = 3 }));
        streamed.Message.ShouldBe(one.Message);
        three.Message.ShouldBe(one.Message);
        three.Message.ShouldContain(message);
        (three.Row, three.Column).ShouldBe((one.Row, one.Column));
    }

    [Fact]
    public void BytesThatAreNoTextAndTooManyValuesAreRefusedAlike()
    {
        string text = "a,y\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i},{i % 2}\n"));
        string path = Write(text);
        Should.Throw<DataFormatException>(() => Dataset.FromCsv(path, new CsvOptions { MaxValues = 40_000, Threads = 2 })).Message.ShouldContain("row 20002: expected at most 40000 values");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        bytes[200_000] = 0xFF;
        File.WriteAllBytes(path, bytes);
        Should.Throw<DataFormatException>(() => Dataset.FromCsv(path, new CsvOptions { Threads = 2 })).Message.ShouldContain("expected text in UTF-8");
        Should.Throw<ArgumentOutOfRangeException>(() => Dataset.FromCsv(path, new CsvOptions { Threads = 0 }));
    }

    /// <summary>The rows before the one that is wrong are handed out, whatever the part that it is in.</summary>
    [Theory]
    [InlineData(100, "7,x,1\n")]
    [InlineData(100, "7,1,zebra\n")]
    [InlineData(17_000, "7,x,1\n")]
    [InlineData(17_000, "7,\"1,1\n")]
    public void AFileThatGoesWrongAfterItsFirstLookIsReadUpToThere(int row, string wrong)
    {
        string path = Write(Text(-1)), message = "";
        foreach (int threads in (int[])[1, 2, 3])
        {
            Write(Text(-1));
            var source = BatchSource.FromCsv(path, new CsvOptions { Labels = ["y"], Threads = threads });
            (source.Count, source.ClassNames.Count).ShouldBe((18_000, 3));
            Write(Text(row));
            using var reader = source.Open(default);
            float[] features = new float[2], target = new float[1];
            for (int i = 0; i < row; i++)
            {
                reader.Read(features, target, [], 1).ShouldBe(1);
                (features[0], target[0]).ShouldBe((i, i % 3));
            }

            string thrown = Should.Throw<DataFormatException>(() => reader.Read(features, target, [], 1)).Message;
            if (threads == 1) message = thrown; else thrown.ShouldBe(message);
        }

        string Text(int bad) => "a,b,y\n" + string.Concat(Enumerable.Range(0, 18_000).Select(i => i == bad ? wrong : $"{i},{i * 0.37f},{(char)('p' + i % 3)}\n"));
    }

    [Fact]
    public void ReadsWithoutAllocatingOnceWarm()
    {
        string path = Write("a,b,y\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},{i * 0.37f},{i % 2}\n")));
        using var reader = BatchSource.FromCsv(path, new CsvOptions { Labels = ["y"], Threads = 2 }).Open(default);
        float[] features = new float[2_000], targets = new float[1_000];
        for (int i = 0; i < 20; i++) reader.Read(features, targets, [], 1_000);
        AllocatedBytes.Fewest(() => reader.Read(features, targets, [], 1_000)).ShouldBe(0);
    }

    /// <summary>Quotes, line ends and delimiters at random places, where a part could begin within a field.</summary>
    [Fact]
    public void RandomQuotesAreCutAtNoWrongPlace()
    {
        string[] fields = ["1", "\"2\"", "\"3\n\"", "\"4\r\n,\"", "\"\"\"\"", "\"a\"\"\n\"", "b\"", "\"\n.\n\"", ""];
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder("a,y\n");
            while (text.Length < 300_000)
                text.Append(CultureInfo.InvariantCulture, $"{random.Next(1000)},").Append(fields[random.Next(fields.Length)] is { Length: > 0 } field ? field : "z").Append(random.Next(2) == 0 ? "\n" : "\r\n");
            string path = Write(text.ToString());
            var options = new CsvOptions { Labels = ["y"], LabelKind = LabelKind.ClassIndex };
            var (expected, data) = (Dataset.FromCsv(path, options), Dataset.FromCsv(path, Options(options, 3)));
            data.Count.ShouldBe(expected.Count);
            data.Features.SequenceEqual(expected.Features).ShouldBeTrue();
            data.Targets.SequenceEqual(expected.Targets).ShouldBeTrue();
            data.ClassNames.ShouldBe(expected.ClassNames);
        }
    }

    private static CsvOptions Options(CsvOptions options, int threads) => new()
    {
        Labels = options.Labels, ClassNames = options.ClassNames, SkipInitialSpace = options.SkipInitialSpace, Missing = options.Missing, LabelKind = options.LabelKind, Threads = threads,
    };

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
