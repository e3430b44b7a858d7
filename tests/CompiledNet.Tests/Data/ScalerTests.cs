using System;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Tests;

/// <summary>Against scikit-learn's MinMaxScaler and StandardScaler.</summary>
public class ScalerTests
{
    private static Dataset Data(string name) => name == "awkward"
        ? Dataset.From(DataReference.Recorded.GetProperty("scalers").GetProperty(name).GetProperty("rows").Rows().Select(row => Array.ConvertAll(row, x => (float)x)).ToArray())
        : DataReference.Load(name);

    [Theory]
    [InlineData("awkward")]
    [InlineData("pima")]
    [InlineData("digits")]
    public void AgreesWithScikitLearn(string name)
    {
        var recorded = DataReference.Recorded.GetProperty("scalers").GetProperty(name);
        var data = Data(name);
        var unit = MinMaxScaler.Fit(data);
        var standard = StandardScaler.Fit(data);

        unit.Minimum.ShouldBe(recorded.GetProperty("minimum").Numbers());
        unit.Maximum.ShouldBe(recorded.GetProperty("maximum").Numbers());
        ShouldAgree(standard.Mean.ToArray(), recorded.GetProperty("mean").Numbers(), 1e-12);
        ShouldAgree(standard.Deviation.ToArray(), recorded.GetProperty("deviation").Numbers(), 1e-9);
        Compare(unit, "unit");
        Compare(MinMaxScaler.Fit(data, -1, 2), "wide");
        Compare(standard, "standard");

        void Compare(Scaler scaler, string property)
        {
            var rows = recorded.GetProperty(property).Rows();
            var scaled = scaler.Apply(data);
            for (int row = 0; row < rows.Length; row++)
                ShouldAgree(Array.ConvertAll(scaled.FeatureRow(row).ToArray(), x => (double)x), rows[row], 2e-7);
        }
    }

    private static void ShouldAgree(double[] ours, double[] theirs, double tolerance)
    {
        ours.Length.ShouldBe(theirs.Length);
        for (int i = 0; i < ours.Length; i++) ours[i].ShouldBe(theirs[i], tolerance * Math.Max(1, Math.Abs(theirs[i])));
    }

    [Fact]
    public void InvertUndoesApply()
    {
        var data = DataReference.Load("wine");
        foreach (Scaler scaler in new Scaler[] { MinMaxScaler.Fit(data, -3, 5), StandardScaler.Fit(data) })
        {
            var back = scaler.Invert(scaler.Apply(data));
            for (int i = 0; i < data.Features.Length; i++) back.Features[i].ShouldBe(data.Features[i], 1e-6f * (1 + Math.Abs(data.Features[i])));
            back.Targets.ToArray().ShouldBe(data.Targets.ToArray());
        }
    }

    [Fact]
    public void ScalesOneRowInPlaceWithoutAllocating()
    {
        var data = DataReference.Load("pima");
        var scaler = StandardScaler.Fit(data);
        var scaled = scaler.Apply(data);
        float[] row = data.FeatureRow(5).ToArray();
        scaler.Apply(row, row);
        row.ShouldBe(scaled.FeatureRow(5).ToArray());

        AllocatedBytes.Fewest(() =>
        {
            scaler.Apply(row, row);
            scaler.Invert(row, row);
        }, calls: 1000).ShouldBe(0);
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        var scaler = MinMaxScaler.Fit([1, 2, 3, 4], width: 2);
        Should.Throw<ArgumentException>(() => scaler.Apply([1, 2, 3], new float[3])).Message.ShouldContain("Samples of 2 numbers");
        Should.Throw<ArgumentException>(() => scaler.Apply([1, 2], new float[1]));
        Should.Throw<ArgumentException>(() => scaler.Apply(DataReference.Load("iris"))).Message.ShouldContain("fitted to 2 features, but the data has 4");
        Should.Throw<ArgumentException>(() => MinMaxScaler.Fit([1, float.NaN], width: 2)).Message.ShouldContain("row 0 has NaN in column 1");
        Should.Throw<ArgumentException>(() => StandardScaler.Fit([], width: 2));
        Should.Throw<ArgumentException>(() => MinMaxScaler.Fit([1, 2], width: 1, low: 1, high: 1));
    }
}
