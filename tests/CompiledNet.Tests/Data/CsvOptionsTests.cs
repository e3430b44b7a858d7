using System;
using System.IO;
using System.Linq;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

public class CsvOptionsTests
{
    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options);

    [Fact]
    public void TakesColumnsAndLabelsByNameAndPositionInTheGivenOrder()
    {
        var data = Read("id;a;b;c;d\nx;1;2;3;4\ny;5;6;7;8\n", new CsvOptions { Delimiter = ';', Columns = ["c", 1], Labels = [^1, "b"] });
        data.Features.ToArray().ShouldBe([3, 1, 7, 5]);
        data.Targets.ToArray().ShouldBe([4, 2, 8, 6]);
        data.FeatureNames.ShouldBe(["c", "a"]);
        data.TargetNames.ShouldBe(["d", "b"]);
        data.ClassNames.ShouldBeEmpty();
    }

    [Fact]
    public void WithoutLabelsEverythingIsAFeature()
    {
        var data = Read("1,2\n3,4", new CsvOptions { HasHeader = false });
        (data.Count, data.FeatureCount, data.TargetCount).ShouldBe((2, 2, 0));
        data.FeatureNames.ShouldBeEmpty();
    }

    [Fact]
    public void SortsClassesByTextAndNumericClassesByValue()
    {
        Read("x,y\n1,b\n1,a\n1,B\n1,b", new CsvOptions { Labels = ["y"] }).ClassNames.ShouldBe(["B", "a", "b"]);
        var numbered = Read("x,y\n1,10\n1,9\n1,2", new CsvOptions { Labels = ["y"], LabelKind = LabelKind.ClassIndex });
        numbered.ClassNames.ShouldBe(["2", "9", "10"]);
        numbered.Targets.ToArray().ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void KeepsGivenClassesInTheirOrder()
    {
        var options = new CsvOptions { Labels = ["y"], ClassNames = ["low", "middle", "high"] };
        var data = Read("x,y\n1,high\n1,low", options);
        data.Targets.ToArray().ShouldBe([2, 0]);
        data.ClassNames.ShouldBe(["low", "middle", "high"]);
        Should.Throw<DataFormatException>(() => Read("x,y\n1,other", options)).Message
            .ShouldBe("CSV data, row 2, column 2 'y': expected one of the 3 class names given, got \"other\"");
    }

    [Fact]
    public void FillsOrDropsMissingValues()
    {
        const string text = "a,b,y\n1,?,0\n na ,4,1\n3,6,1\n";
        CsvOptions With(MissingValuePolicy policy) => new() { Labels = ["y"], Missing = policy, FillValue = -1 };

        Read(text, With(MissingValuePolicy.FillMean)).Features.ToArray().ShouldBe([1, 5, 2, 4, 3, 6]);
        Read(text, With(MissingValuePolicy.FillValue)).Features.ToArray().ShouldBe([1, -1, -1, 4, 3, 6]);
        Read(text, With(MissingValuePolicy.DropRow)).Features.ToArray().ShouldBe([3, 6]);
        Should.Throw<DataFormatException>(() => Read(text, With(MissingValuePolicy.Throw))).Row.ShouldBe(2);
    }

    [Fact]
    public void ADroppedRowLeavesNoClassBehind() =>
        Read("a,y\n?,ghost\n1,real", new CsvOptions { Labels = ["y"], Missing = MissingValuePolicy.DropRow }).ClassNames.ShouldBe(["real"]);

    [Fact]
    public void AMissingLabelIsNeverFilled()
    {
        var options = new CsvOptions { Labels = ["y"], Missing = MissingValuePolicy.FillMean };
        Should.Throw<DataFormatException>(() => Read("a,y\n1,0\n1,NA", options)).Message
            .ShouldBe("CSV data, row 3, column 2 'y': expected a label, got the missing value \"NA\"");
    }

    [Fact]
    public void AnyTextsThatAreQuotedComeBack()
    {
        var field = Gen.String[Gen.Char["ab,\"\r\n ;ü0"], 0, 12].Select(text => "t" + text);
        Gen.Select(field, Gen.Float.Where(float.IsFinite)).Array[1, 40].Draw(rows =>
        {
            string text = "label,number\r\n" + string.Join("\r\n", rows.Select(row =>
                FormattableString.Invariant($"\"{row.Item1.Replace("\"", "\"\"")}\",{row.Item2:R}")));
            var data = Read(text, new CsvOptions { Labels = ["label"], MissingValues = [] });
            data.Count.ShouldBe(rows.Length);
            for (int i = 0; i < rows.Length; i++)
            {
                data.FeatureRow(i)[0].ShouldBe(rows[i].Item2);
                data.ClassNames[(int)data.TargetRow(i)[0]].ShouldBe(rows[i].Item1.Trim());
            }
        }, count: 300);
    }
}
