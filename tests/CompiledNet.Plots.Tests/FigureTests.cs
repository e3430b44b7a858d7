using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Plots;
using ScottPlot;
using ScottPlot.Plottables;

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

    private static (double, double)[] Points(Scatter line) => [.. line.Data.GetScatterPoints().Select(point => (point.X, point.Y))];
}
