using System;
using System.Linq;
using CompiledNet.Explanations;
using CompiledNet.Plots;
using ScottPlot.Plottables;

namespace CompiledNet.FigureTests;

/// <summary>Weights, attention, attributions and points as pictures.</summary>
public sealed class PictureTests
{
    [Fact]
    public void FiltersAreTiles()
    {
        var network = new Images(seed: 3);
        float[] kernel = network.Weights["conv2d/kernel"].ToArray();
        var cells = Cells(network.ToWeightFigure("conv2d/kernel"));
        // Five filters of 3 × 3 with one channel: three and two side by side, a gap between.
        (cells.GetLength(0), cells.GetLength(1)).ShouldBe((7, 11));
        for (int filter = 0; filter < 5; filter++)
            for (int y = 0; y < 3; y++)
                for (int x = 0; x < 3; x++) cells[filter / 3 * 4 + y, filter % 3 * 4 + x].ShouldBe(kernel[(y * 3 + x) * 5 + filter]);
        cells[3, 0].ShouldBe(double.NaN);
        cells[0, 3].ShouldBe(double.NaN);
        // Four filters of 2 × 2 with five channels: a column a filter, a row a channel.
        kernel = network.Weights["conv2d_1/kernel"].ToArray();
        cells = Cells(network.ToWeightFigure("conv2d_1/kernel"));
        (cells.GetLength(0), cells.GetLength(1)).ShouldBe((14, 11));
        cells[4 * 3 + 1, 2 * 3].ShouldBe(kernel[((1 * 2 + 0) * 5 + 4) * 4 + 2]);
        var all = network.ToWeightFigure();
        all.Panels.Count.ShouldBe(3);
        string[] texts = Examples.Texts(all);
        texts.ShouldContain("conv2d/kernel");
        texts.ShouldContain("weight");
        texts.ShouldContain("3 × 3 × 1 × 5; a tile of 3 × 3 for each filter");
        // A dense layer that is long is turned.
        cells = Cells(network.ToWeightFigure("dense/kernel"));
        (cells.GetLength(0), cells.GetLength(1)).ShouldBe((3, 36));
        cells[2, 30].ShouldBe(network.Weights["dense/kernel"].ToArray()[30 * 3 + 2]);
    }

    [Fact]
    public void UnitsBehindAnImageAreTiles()
    {
        var network = new Tiles(seed: 1);
        float[] kernel = network.Weights["dense/kernel"].ToArray();
        var cells = Cells(network.ToWeightFigure("dense/kernel"));
        // Six units of 4 × 5: three side by side.
        (cells.GetLength(0), cells.GetLength(1)).ShouldBe((9, 17));
        cells[5 + 2, 6 + 3].ShouldBe(kernel[(2 * 5 + 3) * 6 + 4]);
    }

    [Fact]
    public void AttentionHasItsTokens()
    {
        float[,,] weights = { { { 1, 0 }, { 0.25f, 0.75f } }, { { 1, 0 }, { 0.5f, 0.5f } } };
        var figure = Figures.Attention(weights, ["first", "second"]);
        figure.Panels.Count.ShouldBe(2);
        Cells(figure).ShouldBe(new double[,] { { 1, 0 }, { 0.25, 0.75 } });
        string[] texts = Examples.Texts(figure);
        foreach (string expected in (string[])["Head 1", "Head 2", "query", "key", "first", "second"]) texts.ShouldContain(expected);
        double[,] rollout = AttentionRollout.Of([weights]);
        Cells(Figures.Rollout(rollout))[1, 0].ShouldBe(rollout[1, 0], 1e-7);
        Should.Throw<ArgumentException>(() => Figures.Attention(weights, ["one"])).Message.ShouldContain("2 queries need 2 names, not 1");
        Should.Throw<ArgumentException>(() => Figures.Attention(new float[0, 0, 0]));
    }

    [Fact]
    public void AttributionsAreBesideTheirPicture()
    {
        var network = new Images(seed: 1);
        float[] sample = Examples.Pictures().FeatureRow(0).ToArray();
        var image = new Explainer(network).Saliency(sample, 0).Image();
        var figure = image.ToFigure(sample, 6);
        Cells(figure, 0)[2, 3].ShouldBe(sample[2 * 6 + 3]);
        Cells(figure, 1)[2, 3].ShouldBe(image.Values[2 * 6 + 3]);
        Examples.Texts(figure).ShouldContain("attribution");
        // What is smaller, such as a map of Grad-CAM, is laid over the picture.
        Cells(image.Resize(3, 3).ToFigure(sample, 6), 1).Length.ShouldBe(36);
        Should.Throw<ArgumentException>(() => image.ToFigure(sample, 7)).Message.ShouldContain("36 numbers do not fill whole rows");
    }

    [Fact]
    public void ColumnsAreCalledByTheirNames()
    {
        var table = Dataset.From([[1, 5, 2], [2, 1, 0], [3, 4, 1], [4, 2, 2]], [0f, 1, 1, 0]).WithNames(features: ["age", "<mass>", "dose & time"]);
        var network = new Rows(seed: 1);
        var dependence = PartialDependence.Of(network, table, "<mass>");
        var figure = dependence.ToFigure("risk");
        var curves = figure.Panels[0].GetPlottables<Scatter>().ToList();
        curves.Count.ShouldBe(5);
        curves[^1].Data.GetScatterPoints().Select(point => point.Y).ShouldBe(dependence.Mean);
        curves[1].Data.GetScatterPoints().Select(point => (float)point.Y).ShouldBe(dependence.Curve(1).ToArray());
        string[] texts = Examples.Texts(figure);
        foreach (string expected in (string[])["<mass>", "risk", "mean of 4 rows", "a row"]) texts.ShouldContain(expected);
        var attribution = new Explainer(network, table.FeatureNames).InputTimesGradient(table.FeatureRow(0), 0);
        var bars = attribution.ToFigure();
        bars.Panels[0].GetPlottables<BarPlot>().Single().Bars.Select(bar => (float)bar.Value).ShouldBe(attribution.Ranked.Reverse().Select(one => one.Value));
        Examples.Texts(bars).ShouldContain("dose & time");
        Examples.Texts(new KernelShap(network, table).Explain(table).ToFigure()).ShouldContain("age");
    }

    private static double[,] Cells(Figure figure, int panel = 0) => figure.Panels[panel].GetPlottables<Heatmap>().Single().Intensities;
}

[Network(InputGradients = true)]
[Input(3)]
[Dense<Tanh>(4)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Rows;
