using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>Figures of trainings, classifiers, networks, searches and explanations.</summary>
public static partial class Figures
{
    private const string ValidationPrefix = "val_";

    /// <summary>The curves of a fit, a plot per loss or metric over the epochs, counted from 1: training and validation as two lines, with a mark at the best epoch.</summary>
    /// <param name="history">What the fit returned.</param>
    /// <param name="names">The series, such as <c>loss</c>; none for all. Those of the validation come with their namesakes.</param>
    /// <exception cref="KeyNotFoundException">There is no such series; the message names those there are.</exception>
    /// <exception cref="ArgumentException">The fit has no finished epoch.</exception>
    public static Figure ToFigure(this History history, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(names);
        if (history.Epochs.Count == 0) throw new ArgumentException("The fit has no finished epoch, so that there is nothing to draw.", nameof(history));
        var shown = names.Count > 0 ? names : [.. history.Names.Where(name => !IsValidationOf(history, name))];
        return new Figure([.. shown.Select(name => Curves(history, name))], columns: 2, panelWidth: 560, panelHeight: 360);
    }

    private static bool IsValidationOf(History history, string name) => name.StartsWith(ValidationPrefix, StringComparison.Ordinal) && history.Names.Contains(name[ValidationPrefix.Length..]);

    private static Plot Curves(History history, string name)
    {
        var plot = PlotStyle.New(name, "epoch", name);
        double[] epochs = [.. history.Epochs.Select(epoch => epoch + 1.0)];
        double[] training = PlotStyle.Drawable(history[name]), validation = [];
        bool isValidated = history.Names.Contains(ValidationPrefix + name);
        Line(plot, epochs, training, isValidated ? "training" : "", PlotStyle.Training);
        if (isValidated)
        {
            validation = PlotStyle.Drawable(history[ValidationPrefix + name]);
            Line(plot, epochs, validation, "validation", PlotStyle.Validation);
            MarkBest(plot, history, ValidationPrefix + name);
            plot.ShowLegend(LegendCorner.Free((epochs, training), (epochs, validation)));
        }

        PlotStyle.WholeX(plot, epochs[0], epochs[^1]);
        PlotStyle.Constant(plot, [.. training, .. validation]);
        return plot;
    }

    private static void Line(Plot plot, double[] x, double[] values, string name, Color color)
    {
        var line = plot.Add.Scatter(x, values);
        (line.LegendText, line.Color, line.LineWidth, line.MarkerSize) = (name, color, 2, values.Length == 1 ? 7 : 0);
    }

    private static void MarkBest(Plot plot, History history, string name)
    {
        (int Epoch, double Value) best;
        try
        {
            best = history.Best(name);
        }
        catch (InvalidOperationException)
        {
            // Of a learning rate nobody knows which is the better one.
            return;
        }

        if (double.IsNaN(PlotStyle.Drawable([best.Value])[0])) return;
        var mark = plot.Add.Markers(new[] { best.Epoch + 1.0 }, new[] { best.Value }, MarkerShape.OpenCircle, 11, PlotStyle.Validation);
        mark.LegendText = $"best: {PlotStyle.Number(best.Value)} in epoch {best.Epoch + 1}";
    }
}
