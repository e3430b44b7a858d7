using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;

namespace CompiledNet.Plots;

public static partial class Figures
{
    // Lines of more classes are no picture any more.
    private const int MostClasses = 10;
    private const int Bins = 10;
    // From so many rows on a map is no larger.
    private const int MostCells = 1000;

    /// <summary>A confusion matrix: a row per actual class, a column per predicted one, the counts as numbers and each row's shares as colors.</summary>
    public static Figure ToFigure(this ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int classes = matrix.Classes;
        var plot = PlotStyle.New(string.Create(CultureInfo.InvariantCulture, $"Confusion matrix: accuracy {matrix.Accuracy:F3} of {matrix.Count:N0} samples"), "predicted class", "actual class");
        double[,] shares = new double[classes, classes];
        for (int actual = 0; actual < classes; actual++)
        {
            double all = Enumerable.Range(0, classes).Sum(predicted => (double)matrix[actual, predicted]);
            for (int predicted = 0; predicted < classes; predicted++)
            {
                double share = shares[actual, predicted] = all > 0 ? matrix[actual, predicted] / all : 0;
                if (classes > 40) continue;
                var text = plot.Add.Text(matrix[actual, predicted].ToString(CultureInfo.InvariantCulture), predicted, classes - 1 - actual);
                (text.LabelAlignment, text.LabelFontSize, text.LabelFontColor) = (Alignment.MiddleCenter, classes > 16 ? 9 : 12, share > 0.5 ? Colors.White : PlotStyle.Ink);
            }
        }

        var map = plot.Add.Heatmap(shares);
        (map.Colormap, map.ManualRange) = (new WhiteTo(PlotStyle.Training), new ScottPlot.Range(0, 1));
        plot.MoveToBack(map);
        PlotStyle.ColorBar(plot, map, "share of the row");
        double cell = Math.Clamp(1000.0 / classes, 1000.0 / MostCells, 44), side = Math.Max(260, cell * classes), names = PlotStyle.Width(matrix.ClassNames);
        cell = side / classes;
        PlotStyle.Names(plot, matrix.ClassNames, matrix.ClassNames, cell, cell);
        plot.HideGrid();
        plot.Axes.Margins(0, 0);
        // Beside and below the map: names, labels, a bar of colors.
        return new Figure([plot], 1, Math.Max(480, (int)(side + 140 + names)), (int)(side + 90 + (PlotStyle.IsUpright(matrix.ClassNames, cell) ? names : 0)));
    }

    /// <summary>
    /// The receiver operating characteristic with its area. Of two classes the second is the positive one; of more, each against all others, the ten with the most
    /// samples if there are more.
    /// </summary>
    /// <exception cref="ArgumentException">All samples are of one class, or a score is NaN.</exception>
    public static Figure ToRocFigure(this ClassificationResult result)
    {
        var plot = OneAgainstOthers(result, "Receiver operating characteristic", "false positive rate", "true positive rate", (scores, targets) =>
        {
            var area = new ExactAreaUnderCurve();
            area.Update(scores, targets, result.Count, 1, 1);
            var curve = area.RocCurve();
            return (curve.FalsePositiveRates, curve.TruePositiveRates, string.Create(CultureInfo.InvariantCulture, $"area {curve.Area:F3}"));
        });
        PlotStyle.UnitSquare(plot, diagonal: true);
        plot.ShowLegend(Alignment.LowerRight);
        return new Figure([plot], 1, 520, 480);
    }

    /// <summary>Precision over recall with the average precision, of the classes of <see cref="ToRocFigure"/>.</summary>
    /// <exception cref="ArgumentException">All samples are of one class, or a score is NaN.</exception>
    public static Figure ToPrecisionRecallFigure(this ClassificationResult result)
    {
        var plot = OneAgainstOthers(result, "Precision over recall", "recall", "precision", (scores, targets) =>
        {
            var average = new AveragePrecision();
            average.Update(scores, targets, result.Count, 1, 1);
            var curve = average.PrecisionRecallCurve();
            return (curve.Recalls, curve.Precisions, string.Create(CultureInfo.InvariantCulture, $"average {average.Result:F3}"));
        });
        PlotStyle.UnitSquare(plot, diagonal: false);
        plot.ShowLegend(Alignment.LowerLeft);
        return new Figure([plot], 1, 520, 480);
    }

    /// <summary>Reliability: how large a share of the predictions of each tenth of confidence came true, and below how many there are.</summary>
    /// <exception cref="ArgumentException">The scores are no probabilities.</exception>
    public static Figure ToReliabilityFigure(this ClassificationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.AreProbabilities) throw new ArgumentException("Reliability is of probabilities, and the scores are not all from 0 to 1.", nameof(result));
        var calibration = new CalibrationError(Bins);
        float[] targets = [.. result.Actual.ToArray().Select(index => (float)index)];
        float[] scores = [.. Enumerable.Range(0, result.Count).SelectMany(row => result.Scores(row).ToArray())];
        calibration.Update(scores, targets, result.Count, result.ScoresPerSample, 1);
        var bins = calibration.Curve;
        var plot = PlotStyle.New(string.Create(CultureInfo.InvariantCulture, $"Reliability: expected calibration error {calibration.Result:F3}"), "confidence", "share that came true");
        var line = plot.Add.Scatter(bins.Select(bin => bin.Confidence).ToArray(), bins.Select(bin => bin.ShareRight).ToArray());
        (line.Color, line.LineWidth, line.MarkerSize) = (PlotStyle.Training, 2, 8);
        PlotStyle.UnitSquare(plot, diagonal: true);
        var counts = PlotStyle.New("", "confidence", "samples");
        var bars = counts.Add.Bars(bins.Select(bin => bin.Confidence).ToArray(), bins.Select(bin => bin.Weight).ToArray());
        foreach (var bar in bars.Bars) (bar.Size, bar.FillColor, bar.LineWidth) = (0.7 / Bins, PlotStyle.Training, 0);
        counts.Axes.SetLimits(-0.02, 1.02, 0, 1.08 * bins.Max(bin => bin.Weight));
        return new Figure([plot, counts], 2, 480, 420);
    }

    // A line for each class against the others, from scores and targets of 0 and 1; of two classes only for the second, which says all.
    private static Plot OneAgainstOthers(
        ClassificationResult result, string title, string x, string y, Func<float[], float[], (IReadOnlyList<double> X, IReadOnlyList<double> Y, string Summary)> curve)
    {
        ArgumentNullException.ThrowIfNull(result);
        int[] actual = result.Actual.ToArray();
        var present = actual.GroupBy(index => index).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).ToList();
        if (present.Count < 2) throw new ArgumentException($"A curve needs samples of two classes, and all {result.Count} are of one.", nameof(result));
        int[] shown = result.Classes == 2 ? [1] : [.. present.Take(MostClasses).Order()];
        var plot = PlotStyle.New(title, x, y);
        foreach (int index in shown)
        {
            var (across, up, summary) = curve([.. Enumerable.Range(0, result.Count).Select(row => result.Score(row, index))], [.. actual.Select(one => one == index ? 1f : 0)]);
            var line = plot.Add.ScatterLine(across.ToArray(), up.ToArray());
            (line.LegendText, line.Color, line.LineWidth) = ($"{PlotStyle.Short(result.ClassNames[index])}: {summary}", PlotStyle.Line(index, shown.Length), 2);
        }

        return plot;
    }
}
