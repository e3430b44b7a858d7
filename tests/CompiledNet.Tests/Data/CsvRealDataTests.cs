using System.IO;
using System.Linq;

namespace CompiledNet.Tests;

/// <summary>Real files and awkward texts against what Python read from the same bytes.</summary>
public class CsvRealDataTests
{
    [Theory]
    [InlineData("digits", 64)]
    [InlineData("iris", 4)]
    [InlineData("wine", 13)]
    [InlineData("pima", 8)]
    public void AgreesWithPython(string name, int width)
    {
        var data = DataReference.Load(name);
        var recorded = DataReference.Recorded.GetProperty("sums").GetProperty(name);

        data.Count.ShouldBe(recorded.GetProperty("count").GetInt32());
        data.FeatureCount.ShouldBe(width);
        data.TargetCount.ShouldBe(1);
        var sums = new double[width];
        double squares = 0;
        for (int row = 0; row < data.Count; row++)
        {
            for (int column = 0; column < width; column++)
            {
                double value = data.FeatureRow(row)[column];
                sums[column] += value;
                squares += value * value;
            }
        }

        sums.ShouldBe(recorded.GetProperty("columns").Numbers(), 1e-6);
        squares.ShouldBe(recorded.GetProperty("squares").GetDouble(), 1e-9 * squares);
        data.FeatureRow(data.Count - 1).ToArray().Select(value => (double)value).ShouldBe(recorded.GetProperty("last").Numbers());
        data.Targets.ToArray().GroupBy(label => label).OrderBy(group => group.Key).Select(group => (double)group.Count())
            .ShouldBe(recorded.GetProperty("classes").Numbers());
    }

    [Fact]
    public void TakesNamesFromTheHeaderAndClassesFromTheLabels()
    {
        var data = DataReference.Load("pima");
        data.FeatureNames.ShouldBe(["pregnant", "glucose", "pressure", "triceps", "insulin", "mass", "pedigree", "age"]);
        data.TargetNames.ShouldBe(["diabetes"]);
        data.ClassNames.ShouldBe(["neg", "pos"]);
        data.TargetRow(0)[0].ShouldBe(1);
    }

    [Fact]
    public void ReadsQuotesLineEndsAndByteOrderMarksAsPythonsCsvModule()
    {
        foreach (var recorded in DataReference.Recorded.GetProperty("csv").EnumerateArray())
        {
            var options = new CsvOptions { Labels = ["label"], LabelKind = LabelKind.ClassIndex, MissingValues = [] };
            var data = Dataset.FromCsv(new StringReader(recorded.GetProperty("text").GetString()!), options);
            var numbers = recorded.GetProperty("numbers").Rows();
            var labels = recorded.GetProperty("labels").EnumerateArray().Select(label => label.GetString()).ToArray();

            data.Count.ShouldBe(numbers.Length);
            for (int row = 0; row < data.Count; row++)
            {
                data.FeatureRow(row).ToArray().ShouldBe([(float)numbers[row][0], (float)numbers[row][1]]);
                data.ClassNames[(int)data.TargetRow(row)[0]].ShouldBe(labels[row]);
            }
        }
    }
}
