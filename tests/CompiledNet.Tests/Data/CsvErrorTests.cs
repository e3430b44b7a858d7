using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

public class CsvErrorTests
{
    private static DataFormatException Fails(string text, CsvOptions? options = null) =>
        Should.Throw<DataFormatException>(() => Dataset.FromCsv(new StringReader(text), options ?? new CsvOptions { Labels = ["y"] }));

    [Theory]
    [InlineData("a,y\n1,0\nabc,1", 3, 1, "expected a finite number, got \"abc\"")]
    [InlineData("a,y\n1,0\n\n1e99,1", 4, 1, "expected a finite number, got \"1e99\"")]
    [InlineData("a,y\nInfinity,1", 2, 1, "expected a finite number, got \"Infinity\"")]
    [InlineData("a,y\n\"1,5\",1", 2, 1, "expected a finite number, got \"1,5\"")]
    [InlineData("a,y\n1\u0007,1", 2, 1, "got \"1\\u0007\"")]
    [InlineData("a,y\n,1", 2, 1, "expected a number, got the missing value \"\"")]
    [InlineData("a,y\n1,0\n1,x", 3, 2, "expected a finite number, got \"x\" after a first label that is one")]
    [InlineData("a,y\n1,0\n1", 3, null, "expected 2 fields, got 1")]
    [InlineData("a,y\n1,0,5", 2, null, "expected 2 fields, got 3")]
    [InlineData("a,y\n1,\"x\ny\"\n\"2", 4, 1, "expected a closing quote, got the end of the file")]
    [InlineData("a,y\n1,\"x\"y", 2, 2, "after the closing quote, got \"y\"")]
    [InlineData("a,b\n1,0", 1, null, "expected a column 'y', got \"a, b\"")]
    [InlineData("y,y\n1,0", 1, null, "expected one column 'y', got columns 1 and 2")]
    [InlineData("y\n1", 1, null, "expected at least one feature column")]
    [InlineData("a,y\n", null, null, "expected at least one record with values, got none")]
    [InlineData("\n\n", null, null, "expected at least one record, got an empty file")]
    public void NamesRowAndColumnOfWhatIsWrong(string text, int? row, int? column, string message)
    {
        var error = Fails(text);
        error.Row.ShouldBe(row);
        error.Column.ShouldBe(column);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void NamesFileAndColumn()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, "glucose,y\r\n148,1\r\nmany,0\r\n");
        try
        {
            var error = Should.Throw<DataFormatException>(() => Dataset.FromCsv(path, "y"));
            error.Path.ShouldBe(path);
            error.ColumnName.ShouldBe("glucose");
            error.Message.ShouldStartWith($"{path}, row 3, column 1 'glucose': expected a finite number, got \"many\"");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void KeepsItsLimits()
    {
        Fails("a,y\n1," + new string('1', 100), new CsvOptions { MaxRecordLength = 50 }).Message.ShouldContain("row 2, column 2: expected a record of at most 50 characters");
        Fails(new string(',', 10), new CsvOptions { MaxColumns = 10, HasHeader = false }).Message.ShouldContain("row 1: expected at most 10 columns");
        Fails("a,y\n1,2\n3,4\n5,6", new CsvOptions { MaxValues = 4 }).Message.ShouldContain("row 4: expected at most 4 values");
    }

    [Fact]
    public void AColumnWithoutAnyValueHasNoMean() =>
        Fails("a,b\n?,1\n?,2", new CsvOptions { Missing = MissingValuePolicy.FillMean }).Message.ShouldBe(
            "CSV data, column 1 'a': expected a value to take the mean of, got only missing ones");

    [Fact]
    public void NamesOfClassesNeedASingleLabel() =>
        Fails("a,y,z\n1,u,v", new CsvOptions { Labels = ["y", "z"] }).Message.ShouldContain("possible only with a single label column");

    [Fact]
    public void RefusesOptionsThatContradict()
    {
        void Refuses(CsvOptions options) => Should.Throw<ArgumentException>(() => Dataset.FromCsv(new StringReader("a,y\n1,2"), options));
        Refuses(new CsvOptions { Delimiter = '"' });
        Refuses(new CsvOptions { Labels = ["y"], HasHeader = false });
        Refuses(new CsvOptions { Labels = ["y"], Columns = [1] });
        Refuses(new CsvOptions { MaxColumns = 0 });
    }

    [Fact]
    public void RefusesBrokenEncodingsAndBrokenGzip()
    {
        byte[] packed = File.ReadAllBytes(DataReference.PathOf("data_digits.csv.gz"));
        FailsAsFile([.. "a,y\n1,"u8, 0xFF, 0xFE, 0xFF], "expected text in UTF-8");
        // .NET reads marked text leniently.
        FailsAsFile([0xEF, 0xBB, 0xBF, .. "a,y\n1,"u8, 0xFF, .. "x\n"u8], "expected text in UTF-8");
        FailsAsFile([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,y\n1,"), 0, 0xD8, .. Encoding.Unicode.GetBytes("\n")], "or in UTF-16");
        FailsAsFile([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a,y\n1,2"), 0], "or in UTF-16");
        FailsAsFile([0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("a,y\n1,"), 0, 0, 0, 1], "or in UTF-16");
        FailsAsFile(packed[..^8], "expected a whole gzip file"); // all content, but not what proves it whole
        FailsAsFile(packed[..12], "expected a whole gzip file");
        FailsAsFile([0x1F, 0x8B], "expected a whole gzip file");
        packed[packed.Length / 2] ^= 0x55;
        FailsAsFile(packed, "");
    }

    /// <summary>32 KB that unfold to 32 MB without an end of a record, in and out of quotes: refused at the length that a record may have.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void AGzipBombIsRefusedBeforeItUnfolds(string start)
    {
        const long most = 12 << 20;
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv.gz");
        try
        {
            using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Optimal))
            {
                gzip.Write(Encoding.ASCII.GetBytes(start));
                byte[] ones = new byte[1 << 20];
                Array.Fill(ones, (byte)'1');
                for (int i = 0; i < 32; i++) gzip.Write(ones);
            }

            new FileInfo(path).Length.ShouldBeLessThan(1 << 18);
            foreach (var read in (Func<object>[])[() => Dataset.FromCsv(path), () => Table.FromCsv(path), () => BatchSource.FromCsv(path), () => Table.FromCsv(path, new CsvOptions { Threads = 2 })])
                AllocatedBytes.Once(() => Should.Throw<DataFormatException>(read).Message.ShouldContain("expected a record of at most 1048576 characters"), most).ShouldBeLessThan(most);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void FailsAsFile(byte[] content, string message)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllBytes(path, content);
        try
        {
            Should.Throw<DataFormatException>(() => Dataset.FromCsv(path)).Message.ShouldContain(message);
            // Nothing is left open.
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void NoTextThrowsAnythingElse() =>
        Gen.String[Gen.Char["01.,-eE\"\r\nax \uFEFF\0"], 0, 60].Draw(text =>
        {
            try
            {
                var data = Dataset.FromCsv(new StringReader(text), new CsvOptions { HasHeader = false, Missing = MissingValuePolicy.FillValue });
                data.Features.Length.ShouldBe(data.Count * data.FeatureCount);
            }
            catch (DataFormatException)
            {
            }
        }, count: 3000);
}
