using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Explanations;
using CompiledNet.Plots;
using ScottPlot;
using ScottPlot.Plottables;
using PlotStyle = CompiledNet.Plots.PlotStyle;

namespace CompiledNet.FigureTests;

/// <summary>Figures of fits and of classifiers: the numbers that are drawn, and what is written beside them.</summary>
public sealed class FigureTests
{
    [Fact]
    public void CurvesAreThoseOfTheFit()
    {
        var (_, history) = Examples.Fitted();
        var figure = history.ToFigure();
        figure.Panels.Count.ShouldBe(2);
        var lines = figure.Panels[0].GetPlottables<Scatter>().ToList();
        lines.Select(line => line.LegendText).ShouldBe(["training", "validation"]);
        Points(lines[0]).ShouldBe(history["loss"].Select((value, i) => (i + 1.0, value)));
        Points(lines[1]).ShouldBe(history["val_loss"].Select((value, i) => (i + 1.0, value)));
        var (epoch, best) = history.Best("val_loss");
        figure.Panels[0].GetPlottables<Markers>().Single().Data.GetScatterPoints().Single().ShouldBe(new Coordinates(epoch + 1, best));
        string[] texts = Examples.Texts(figure, scale: 2);
        foreach (string expected in (string[])["loss", "accuracy", "epoch", "training", "validation", "1", "2", "3", "4"]) texts.ShouldContain(expected);
        texts.ShouldContain(text => text.StartsWith("best: ", StringComparison.Ordinal));
        texts.ShouldNotContain("1.5");
        Examples.Texts(history.ToFigure("accuracy")).ShouldNotContain("loss");
    }

    [Fact]
    public void AMatrixHasItsCountsAndShares()
    {
        var (network, history) = Examples.Fitted();
        var matrix = network.Classify(history.Validation!).ConfusionMatrix();
        var figure = matrix.ToFigure();
        var cells = figure.Panels[0].GetPlottables<Text>().ToList();
        double[,] shares = figure.Panels[0].GetPlottables<Heatmap>().Single().Intensities;
        for (int actual = 0; actual < 3; actual++)
            for (int predicted = 0; predicted < 3; predicted++)
            {
                cells.Single(cell => cell.Location == new Coordinates(predicted, 2 - actual)).LabelText.ShouldBe($"{matrix[actual, predicted]}");
                shares[actual, predicted].ShouldBe((double)matrix[actual, predicted] / Enumerable.Range(0, 3).Sum(i => matrix[actual, i]), 1e-12);
            }

        string[] texts = Examples.Texts(figure);
        foreach (string expected in (string[])["predicted class", "actual class", "<one>", "two", "three", "share of the row"]) texts.ShouldContain(expected);
    }

    [Fact]
    public void EachClassHasACurveAgainstTheOthers()
    {
        var (network, history) = Examples.Fitted();
        var result = network.Classify(history.Validation!);
        var roc = result.ToRocFigure();
        var lines = roc.Panels[0].GetPlottables<Scatter>().ToList();
        lines.Count.ShouldBe(3);
        for (int index = 0; index < 3; index++)
        {
            var area = new ExactAreaUnderCurve();
            area.Update([.. Enumerable.Range(0, result.Count).Select(row => result.Score(row, index))], [.. result.Actual.ToArray().Select(actual => actual == index ? 1f : 0)], result.Count, 1, 1);
            var curve = area.RocCurve();
            Points(lines[index]).ShouldBe(curve.FalsePositiveRates.Zip(curve.TruePositiveRates));
            lines[index].LegendText.ShouldBe(FormattableString.Invariant($"{result.ClassNames[index]}: area {curve.Area:F3}"));
        }

        string[] texts = Examples.Texts(roc);
        foreach (string expected in (string[])["false positive rate", "true positive rate", "Receiver operating characteristic", lines[0].LegendText]) texts.ShouldContain(expected);
        var precision = result.ToPrecisionRecallFigure();
        precision.Panels[0].GetPlottables<Scatter>().Count().ShouldBe(3);
        Examples.Texts(precision).ShouldContain("recall");
        var reliability = result.ToReliabilityFigure();
        reliability.Panels[1].GetPlottables<BarPlot>().Single().Bars.Sum(bar => bar.Value).ShouldBe(result.Count);
        Examples.Texts(reliability).ShouldContain("share that came true");
    }

    [Fact]
    public void FiguresAreComposedAndWritten()
    {
        var (network, history) = Examples.Fitted();
        var both = new Figure([.. history.ToFigure("loss").Panels, .. network.Classify(history.Validation!).ToRocFigure().Panels], columns: 2, panelWidth: 500, panelHeight: 400);
        (both.Width, both.Height, both.Columns).ShouldBe((1000, 400, 2));
        string folder = Directory.CreateTempSubdirectory("compilednet-figures-").FullName;
        try
        {
            both.SavePng(Path.Combine(folder, "new", "both.png"));
            both.SaveSvg(Path.Combine(folder, "both.svg"));
            File.ReadAllBytes(Path.Combine(folder, "new", "both.png")).ShouldBe(both.ToPng());
            // Skia counts the names of its clips through the process.
            Regex.Replace(File.ReadAllText(Path.Combine(folder, "both.svg")), "cl_[0-9a-f]+", "cl").ShouldBe(Regex.Replace(both.ToSvg(), "cl_[0-9a-f]+", "cl"));
            Should.Throw<IOException>(() => both.SavePng(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        var (network, history) = Examples.Fitted();
        Should.Throw<System.Collections.Generic.KeyNotFoundException>(() => history.ToFigure("f1")).Message.ShouldContain("val_accuracy");
        var empty = new Images(seed: 1).Fit(Examples.Pictures(), new FitOptions { CancellationToken = new(canceled: true) });
        Should.Throw<ArgumentException>(() => empty.ToFigure()).Message.ShouldStartWith("The fit has no finished epoch");
        var single = Examples.Pictures().Take(1);
        Should.Throw<ArgumentException>(() => network.Classify(single).ToRocFigure()).Message.ShouldContain("all 1 are of one");
        Should.Throw<ArgumentException>(() => new Figure([]));
        // No face that this machine has writes what belongs to nobody.
        FigureFont.Check();
        using var face = SkiaSharp.SKTypeface.Default;
        Should.Throw<InvalidOperationException>(() => FigureFont.Check(face, "\U0010FFFD")).Message.ShouldContain("no font to write them with");
        Should.Throw<InvalidOperationException>(() => FigureFont.Check(null, "a"));
        Should.Throw<ArgumentOutOfRangeException>(() => history.ToFigure().ToPng(double.NaN));
        Should.Throw<System.Collections.Generic.KeyNotFoundException>(() => network.ToWeightFigure("dense/weights")).Message.ShouldContain("dense/kernel");
        Should.Throw<ArgumentException>(() => network.ToWeightFigure("dense/bias")).Message.ShouldContain("vectors");
    }

    /// <summary>Names take no more room than a picture has, and where many stand close some are left out.</summary>
    [Fact]
    public void NamesLeaveRoomForWhatTheyName()
    {
        string[] two = Examples.Texts(new ConfusionMatrix(2, ["no <&>", "a very long name of a class that goes on and on"]).ToFigure());
        two.ShouldContain("a very long name of a c…");
        two.ShouldContain("no <&>");
        PlotStyle.Short("a\r\nb").ShouldBe("a b");
        PlotStyle.Short(new string('x', 22) + "😀 and more").ShouldBe(new string('x', 22) + "…");
        var many = new ConfusionMatrix(150, [.. Enumerable.Range(0, 150).Select(i => $"class number {i}")]).ToFigure();
        string[] texts = Examples.Texts(many);
        // Cells of 1000 / 150 pixels: every third has its name, beside its row and below its column.
        texts.Count(text => text == "class number 147").ShouldBe(2);
        texts.Count(text => text.StartsWith("class number ", StringComparison.Ordinal)).ShouldBe(100);
        (many.Width, many.Height).ShouldBeInRange((1000, 1000), (1400, 1400));
        Examples.Texts(Figures.Attention(new float[1, 60, 60], [.. Enumerable.Range(0, 60).Select(i => $"a token {i}")])).Count(text => text.StartsWith("a token ", StringComparison.Ordinal)).ShouldBe(60);
    }

    [Fact]
    public void NumbersAtAxesAreTheSameInEveryCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = other;
            var (network, history) = Examples.Fitted();
            string[] texts = [.. Examples.Texts(network.Classify(history.Validation!).ToRocFigure()), .. Examples.Texts(network.Classify(history.Validation!).ConfusionMatrix().ToFigure())];
            texts.ShouldContain("0.2");
            texts.ShouldNotContain("0,2");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        new[] { 0, -3, 20_000, 0.1 + 0.2, 3e38, 1.5e-7 }.Select(PlotStyle.Tick).ShouldBe(["0", "-3", "20,000", "0.3", "3E+38", "1.5E-07"]);
    }

    /// <summary>What is no number is a gap, and what differs by rounding alone is a line in the middle.</summary>
    [Fact]
    public void CurvesOfAnyNumbersAreDrawn()
    {
        History Fit(Func<int, double> loss) => new Images(seed: 1).Fit(Examples.Pictures(), new FitOptions
        {
            Epochs = 4, ValidationSplit = 0.5, Callbacks = [new LambdaCallback(onEpochEnd: context => context.Logs["val_loss"] = loss(context.Epoch))],
        });
        foreach (double odd in (double[])[double.NaN, double.PositiveInfinity, double.MaxValue, -1e200])
        {
            var figure = Fit(epoch => epoch == 1 ? odd : 0.5).ToFigure("loss");
            Examples.Texts(figure).ShouldContain("validation");
            figure.Panels[0].GetPlottables<Scatter>().Last().Data.GetScatterPoints().Select(point => point.Y).ShouldBe([0.5, double.NaN, 0.5, 0.5]);
            figure.Panels[0].Axes.Left.Range.Span.ShouldBeLessThan(5);
        }

        Examples.Texts(Fit(_ => double.NaN).ToFigure("loss")).ShouldContain("training");
        var history = new Images(seed: 1).Fit(Examples.Pictures(), new FitOptions { Epochs = 2, Callbacks = [new LambdaCallback(onEpochEnd: context => context.Logs["loss"] = context.Epoch == 0 ? 11.0 / 12 : Math.BitIncrement(11.0 / 12))] });
        string[] texts = Examples.Texts(history.ToFigure());
        texts.ShouldContain("1");
        texts.ShouldNotContain("1.5");
        // A single line needs no legend, which would stand upon it.
        texts.ShouldNotContain("training");
        LegendCorner.Free(([1, 2, 3], [3, 2, 1])).ShouldBe(Alignment.UpperRight);
        LegendCorner.Free(([1, 2, 3], [1, 2, 3])).ShouldBe(Alignment.LowerRight);
        LegendCorner.Free(([1, 2], [double.NaN, double.NaN])).ShouldBe(Alignment.UpperRight);
    }

    [Fact]
    public void WhatHasComeToNaNIsDrawnAsNothing()
    {
        var network = new Images(seed: 1);
        float[] kernel = network.Weights["conv2d/kernel"].ToArray();
        (kernel[0], kernel[1]) = (float.NaN, float.PositiveInfinity);
        network.Weights["conv2d/kernel"].Set(kernel);
        Examples.Texts(network.ToWeightFigure("conv2d/kernel")).ShouldContain("conv2d/kernel");
        Examples.Texts(new AttributionImage(2, 2, [float.NaN, 1, float.NegativeInfinity, 0]).ToFigure([float.NaN, 1, 2, 3], 2)).ShouldContain("Picture");
        Examples.Texts(Figures.Attention(new float[,,] { { { float.NaN, 1 }, { 0, 1 } } })).ShouldContain("weight");
    }

    private static (double, double)[] Points(Scatter line) => [.. line.Data.GetScatterPoints().Select(point => (point.X, point.Y))];
}
