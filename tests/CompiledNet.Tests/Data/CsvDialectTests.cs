using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tests;

/// <summary>Lines of blanks, blanks before quotes and numbers of other countries, against pandas 1.5 (Reference/data_csv.py).</summary>
public class CsvDialectTests
{
    private static readonly JsonElement[] s_cases =
        [.. JsonDocument.Parse(File.ReadAllText(DataReference.PathOf("data_csv.json"))).RootElement.EnumerateArray()];

    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options ?? new CsvOptions { Labels = ["y"] });

    private static DataFormatException Fails(string text, CsvOptions? options = null) => Should.Throw<DataFormatException>(() => Read(text, options));

    private static char? Character(JsonElement options, string name) => options.TryGetProperty(name, out var value) ? value.GetString()![0] : null;

    [Fact]
    public void ReadsWhatPandasReads()
    {
        foreach (var expected in s_cases)
        {
            var data = Read(expected.GetProperty("text").GetString()!, new CsvOptions
            {
                Labels = ["y"],
                Delimiter = Character(expected, "delimiter") ?? ',',
                DecimalSeparator = Character(expected, "decimal") ?? '.',
                ThousandsSeparator = Character(expected, "thousands"),
                SkipInitialSpace = expected.TryGetProperty("skipInitialSpace", out _),
            });
            data.FeatureNames.Concat(data.TargetNames).ShouldBe(expected.GetProperty("columns").EnumerateArray().Select(name => name.GetString()));
            data.Features.ToArray().ShouldBe(expected.GetProperty("numbers").Rows().SelectMany(row => row).Select(number => (float)number));
            data.Targets.ToArray().Select(target => data.ClassNames[(int)target]).ShouldBe(expected.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        }

        s_cases.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void LinesOfBlanksCountAsLines()
    {
        Fails("a,y\n  \n\t\n1,0\nx,1").Row.ShouldBe(5);
        // Quoted blanks are a value, and so is a tab that separates.
        Fails("a\n1\n\" \"", new CsvOptions()).Message.ShouldContain("row 3, column 1 'a': expected a number, got the missing value");
        Fails("a\tb\n1\t2\n\t", new CsvOptions { Delimiter = '\t' }).Message.ShouldContain("row 3, column 1 'a': expected a number, got the missing value");
    }

    [Theory]
    [InlineData("a,y\n2\0,1", "row 2, column 1 'a': expected a finite number, got \"2\\u0000\"")]
    [InlineData("a,y\n2.5e1\0\0,1", "expected a finite number, got \"2.5e1\\u0000\\u0000\"")]
    [InlineData("a,y\n2,cat\0", "row 2, column 2 'y': expected the name of a class, got one with a NUL character: \"cat\\u0000\"")]
    [InlineData("a\0,y\n2,cat", "row 1, column 1: expected the name of a column, got one with a NUL character: \"a\\u0000\"")]
    public void ANulIsNoPartOfAValue(string text, string message) => Fails(text).Message.ShouldContain(message);

    [Theory]
    [InlineData("a,y\n1, \"cat\"", "row 2, column 2: expected no blanks before a quote, got \" \\\"cat\\\"\"; set SkipInitialSpace")]
    [InlineData("a,y\n\t\"1\",cat", "row 2, column 1: expected no blanks before a quote")]
    public void BlanksBeforeAQuoteNeedTheOption(string text, string message) => Fails(text).Message.ShouldContain(message.Replace("\\\"", "\""));

    [Fact]
    public void LinesInsideQuotesCountWhateverEndsThem()
    {
        Fails("a,y\r1,\"x\ry\"\r2,\"z\r\n\"\rbad,w").Row.ShouldBe(6);
        Fails("a,y\n1,\"x\ry\nz\r\r\n\n\"\nbad,w").Row.ShouldBe(8);
        Fails("a,y\r\n1,\"x\r\"\"\ny\"\r\nbad,w").Row.ShouldBe(5);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1,2345")]
    [InlineData(",123")]
    [InlineData("1,,234")]
    [InlineData("1,234,")]
    [InlineData("1234,567")]
    [InlineData("1.234,567")]
    [InlineData("1,234e1,000")]
    public void GroupsOfDigitsAreWhole(string number) =>
        Fails($"a;y\n{number};1", new CsvOptions { Labels = ["y"], Delimiter = ';', ThousandsSeparator = ',' }).Message.ShouldContain("expected a finite number");

    [Fact]
    public void APointIsNoCommaAndClassesAreSortedByTheirValue()
    {
        var european = new CsvOptions { Labels = ["y"], Delimiter = ';', DecimalSeparator = ',', LabelKind = LabelKind.ClassIndex };
        Fails("a;y\n1.5;0", european).Message.ShouldContain("expected a finite number, got \"1.5\"");
        Read("a;y\n1;10\n1;2,5\n1;9", european).ClassNames.ShouldBe(["2,5", "9", "10"]);
    }

    [Fact]
    public void RefusesSeparatorsThatArePartsOfNumbers()
    {
        foreach (var options in new CsvOptions[] { new() { DecimalSeparator = '5' }, new() { DecimalSeparator = '-' }, new() { ThousandsSeparator = '.' }, new() { ThousandsSeparator = 'e' } })
            Should.Throw<ArgumentException>(() => Read("a,y\n1,2", options));
    }
}
