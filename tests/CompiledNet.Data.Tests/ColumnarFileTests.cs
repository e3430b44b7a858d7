using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet.DataTests;

/// <summary>Parquet and Arrow files: those of other implementations, round trips, and what is not theirs.</summary>
public class ColumnarFileTests
{
    public static TheoryData<string> Files => [.. ColumnarFiles.Names];

    /// <summary>Every type, every compression, five rows of which one is missing, in groups of two.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void FilesOfOtherImplementationsAreRead(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder[name];
        File.WriteAllBytes(path, ColumnarFiles.Bytes(name));
        var table = ColumnarFiles.Read(name, path, null);
        table.Columns.Select(column => column.Name).ShouldBe(["single", "double", "small", "whole", "large", "unsigned", "truth", "text", "category", "day", "time"]);
        const float missing = float.NaN;
        table["single"].Numbers.ToArray().ShouldBe([1.5f, missing, -2.25f, float.MaxValue, float.Epsilon]);
        table["double"].Numbers.ToArray().ShouldBe([0.1f, 16777216, missing, 0, 2.5f]);
        table["small"].Numbers.ToArray().ShouldBe([-128, 127, missing, 0, 1]);
        table["whole"].Numbers.ToArray().ShouldBe([2147483648f, -2147483648f, 0, missing, 7]);
        table["large"].Numbers.ToArray().ShouldBe([9007199254740992f, -1, missing, 0, 16777216]);
        table["unsigned"].Numbers.ToArray().ShouldBe([65535, 0, 1, missing, 2]);
        table["truth"].Numbers.ToArray().ShouldBe([1, 0, missing, 1, 0]);
        table["text"].Texts.ShouldBe(["a", "", null, "ü, \"q\"", "a"]);
        table["category"].Texts.ShouldBe(["cat", "dog", null, "cat", "cat"]);
        table["day"].Texts.ShouldBe(["2024-02-29", null, "1969-12-31", "2000-01-01", "1912-04-15"]);
        table["time"].Texts.ShouldBe(["2024-02-29T00:00:01.5", null, "1969-12-31T00:00:01.5", "2000-01-01T00:00:01.5", "1912-04-15T00:00:01.5"]);

        // Dates of files are what the pipeline reads.
        var dates = Pipeline.Fit(table.Select("day", "time").Rows(0, 2, 3, 4), null, Encode.Date("day", "time")).Apply(table.Select("day", "time").Rows(0));
        dates.FeatureRow(0)[0].ShouldBe(2024);
        dates.FeatureRow(0)[9].ShouldBe((float)((new DateTime(2024, 2, 29) - DateTime.UnixEpoch).TotalDays + 1.5 / 86400));

        ColumnarFiles.Read(name, path, "text", "single").Columns.Select(column => column.Name).ShouldBe(["text", "single"]);
        ColumnarFiles.Blocks(name, path).Select(block => block.Count).ShouldBe(name.StartsWith("arrow", StringComparison.Ordinal) ? [5] : [2, 2, 1]);
        Should.Throw<DataFormatException>(() => ColumnarFiles.Read(name, path, "price")).Message.ShouldStartWith($"{path}: expected a column 'price', got single, double, small");
    }

    public static TheoryData<string, Action<Table, string, int>, Func<string, Table>, Func<string, IEnumerable<Table>>> Formats => new()
    {
        { "parquet", ParquetFile.Write, path => ParquetFile.Read(path), path => ParquetFile.ReadBlocks(path) },
        { "arrow", ArrowFile.Write, path => ArrowFile.Read(path), path => ArrowFile.ReadBlocks(path) },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void WhatIsWrittenComesBack(string format, Action<Table, string, int> write, Func<string, Table> read, Func<string, IEnumerable<Table>> blocks)
    {
        using var folder = new TemporaryFolder();
        string path = folder[format];
        var table = Sample(1000);
        foreach (int rows in (int[])[1 << 20, 300, 1])
        {
            var written = rows == 1 ? table.Rows(0, 1, 2) : table;
            write(written, path, rows);
            Same(read(path), written);
            blocks(path).Select(block => block.Count).ShouldBe(Enumerable.Range(0, (written.Count + rows - 1) / rows).Select(i => Math.Min(rows, written.Count - i * rows)));
        }
    }

    /// <summary>A source of blocks gives the samples of the data set that the file is in memory, shuffled fits and all.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void BlocksAreSamples(string format, Action<Table, string, int> write, Func<string, Table> read, Func<string, IEnumerable<Table>> blocks)
    {
        using var folder = new TemporaryFolder();
        string path = folder[format];
        var table = Sample(1000).Without("gap");
        write(table, path, 300);
        var expected = read(path).ToDataset("kind");
        var source = BatchSource.FromTables(blocks(path), "kind");
        source.Count.ShouldBe(1000);
        source.ClassNames.ShouldBe(["no", "yes"]);
        source.FeatureNames.ShouldBe(["x", "y"]);
        source.ToDataset().Features.SequenceEqual(expected.Features).ShouldBeTrue();
        var options = new FitOptions { Epochs = 1, Shuffle = false };
        Kinds model = new(seed: 1), other = new(seed: 1);
        model.Fit(expected, options);
        other.Fit(source.Prefetch(), options);
        other.Parameters.ToArray().ShouldBe(model.Parameters.ToArray());
        other.PredictClass([1, 2]).Name.ShouldBeOneOf("no", "yes");
    }

    /// <summary>A pass over a file of many groups holds none but the last ones.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void APassIsBoundedByAGroup(string format, Action<Table, string, int> write, Func<string, Table> read, Func<string, IEnumerable<Table>> blocks)
    {
        using var folder = new TemporaryFolder();
        string path = folder[format];
        write(Sample(2_000), path, 50);
        read(path).Count.ShouldBe(2_000);
        var passed = new List<WeakReference>();
        using var pass = blocks(path).GetEnumerator();
        while (passed.Count < 30) Pass(pass, passed);
        GC.Collect();
        passed.Count(block => block.IsAlive).ShouldBeLessThanOrEqualTo(2);
        pass.MoveNext().ShouldBeTrue();

        // In a method of its own, so that no register holds a block.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Pass(IEnumerator<Table> pass, List<WeakReference> passed)
        {
            pass.MoveNext().ShouldBeTrue();
            passed.Add(new WeakReference(pass.Current));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void FilesThatAreCutOffOrNoneAreRefused(string name)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = ColumnarFiles.Bytes(name);
        string path = folder["cut"];
        // A stream of Arrow's may end behind any of its messages, so its last bytes are not missed.
        int last = name == "arrow-stream" ? bytes.Length - 400 : bytes.Length - 1;
        foreach (int length in (int[])[0, 1, 4, 8, 12, 100, bytes.Length / 2, last])
        {
            File.WriteAllBytes(path, bytes[..length]);
            var refused = Should.Throw<DataFormatException>(() => ColumnarFiles.Read(name, path, null), $"{length} bytes");
            refused.Path.ShouldBe(path);
            refused.Message.ShouldStartWith(path + ": expected ");
        }

        File.WriteAllText(path, "a,b\n1,2\n3,4\n" + new string(' ', 200));
        Should.Throw<DataFormatException>(() => ColumnarFiles.Read(name, path, null)).Message.ShouldContain("got one that cannot be read");
        Should.Throw<FileNotFoundException>(() => ColumnarFiles.Read(name, folder["nowhere"], null));
    }

    /// <summary>Nobody writes to the pipe: to open it would be to wait for ever.</summary>
    [Fact]
    public void APipeIsNotWaitedFor()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        using (var made = Process.Start("mkfifo", [folder["pipe"]])) made.WaitForExit();
        Should.Throw<DataFormatException>(() => ParquetFile.Read(folder["pipe"])).Message.ShouldContain("a pipe or device");
        Should.Throw<DataFormatException>(() => ArrowFile.Read(folder["pipe"])).Message.ShouldContain("a pipe or device");
    }

    /// <summary>Apache.Arrow 23 follows an offset to wherever it leads; this one ended the process.</summary>
    [Fact]
    public void AnOffsetThatLeavesItsArrayIsRefused()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = ColumnarFiles.Bytes("arrow-file");
        // Where the texts "a", "", null, "ü, "q"" and "a" end.
        byte[] offsets = [.. ((int[])[0, 1, 1, 1, 8, 9]).SelectMany(BitConverter.GetBytes)];
        int place = bytes.AsSpan().IndexOf(offsets);
        place.ShouldBeGreaterThan(0);
        BitConverter.GetBytes(1_000_000_000).CopyTo(bytes, place + 16);
        File.WriteAllBytes(folder["a"], bytes);
        var refused = Should.Throw<DataFormatException>(() => ArrowFile.Read(folder["a"]));
        (refused.Row, refused.Column, refused.ColumnName).ShouldBe((4, 8, "text"));
        refused.Message.ShouldContain("got one from 1 to 1000000000");
        ArrowFile.Read(folder["a"], ["single"]).Count.ShouldBe(5);
    }

    private static Table Sample(int rows) => new(
        new TableColumn("x", (ReadOnlySpan<float>)Enumerable.Range(0, rows).Select(i => i * 0.37f - 5).ToArray()),
        new TableColumn("y", (ReadOnlySpan<float>)Enumerable.Range(0, rows).Select(i => (float)Math.Sin(i)).ToArray()),
        new TableColumn("gap", (ReadOnlySpan<float>)Enumerable.Range(0, rows).Select(i => i % 3 == 0 ? float.NaN : i).ToArray()),
        new TableColumn("kind", Enumerable.Range(0, rows).Select(i => i % 2 == 0 ? "yes" : "no")));

    private static void Same(Table table, Table expected)
    {
        table.Columns.Select(column => column.Name).ShouldBe(expected.Columns.Select(column => column.Name));
        foreach (var column in expected.Columns)
        {
            if (column.IsText) table[column.Name].Texts.ShouldBe(column.Texts);
            else table[column.Name].Numbers.ToArray().ShouldBe(column.Numbers.ToArray(), column.Name);
        }
    }
}
