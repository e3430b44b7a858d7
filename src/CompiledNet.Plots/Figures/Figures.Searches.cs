using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Tuning;
using ScottPlot;

namespace CompiledNet.Plots;

public static partial class Figures
{
    // Where a line crosses the axis of a hyper-parameter that does not count in its trial.
    private const double Unused = -0.1;

    private static readonly ScottPlot.Colormaps.Viridis s_good = new();

    /// <summary>The trials of a search that came to their end as parallel coordinates: an axis for each hyper-parameter and one for the value, a line a trial, the better the darker.</summary>
    /// <exception cref="ArgumentException">No trial has come to its end.</exception>
    public static Figure ToFigure(this SearchResult result) => result.ToFigure("value");

    /// <summary>The same with a name for the value.</summary>
    /// <param name="result">The search.</param>
    /// <param name="valueName">What the value is called.</param>
    /// <exception cref="ArgumentException">No trial has come to its end.</exception>
    public static Figure ToFigure(this SearchResult result, string valueName)
    {
        ArgumentNullException.ThrowIfNull(result);
        var coordinates = ParallelCoordinates.Of(result, valueName);
        if (coordinates.Lines.Count == 0) throw new ArgumentException("No trial has come to its end, so that there is nothing to draw.", nameof(result));
        var plot = PlotStyle.New($"{coordinates.Lines.Count} trials", "", "");
        foreach (var line in coordinates.Lines)
        {
            double poor = result.Direction == MetricDirection.HigherIsBetter ? 1 - line.Heights[^1] : line.Heights[^1];
            var path = plot.Add.ScatterLine(Enumerable.Range(0, coordinates.Axes.Count).Select(axis => (double)axis).ToArray(), line.Heights.Select(height => double.IsNaN(height) ? Unused : height).ToArray());
            (path.Color, path.LineWidth) = (s_good.GetColor(0.9 * poor).WithAlpha(0.75), 1.6f);
        }

        for (int axis = 0; axis < coordinates.Axes.Count; axis++)
        {
            plot.Add.VerticalLine(axis, width: 1, color: PlotStyle.Ink);
            bool isUnused = coordinates.Lines.Any(line => double.IsNaN(line.Heights[axis]));
            foreach (var (height, label) in isUnused ? coordinates.Axes[axis].Ticks.Append((Unused, "unused")) : coordinates.Axes[axis].Ticks)
            {
                var text = plot.Add.Text(PlotStyle.Short(label), axis, height);
                (text.LabelAlignment, text.LabelFontSize, text.OffsetX, text.LabelBackgroundColor, text.LabelFontColor) = (Alignment.MiddleLeft, 11, 4, Colors.White.WithAlpha(0.75), PlotStyle.Ink);
            }
        }

        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, coordinates.Axes.Count).Select(axis => (double)axis)], [.. coordinates.Axes.Select(axis => PlotStyle.Short(axis.Name))]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.SetTicks([], []);
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.HideGrid();
        plot.Axes.SetLimits(-0.15, coordinates.Axes.Count - 1 + 0.4, Unused - 0.05, 1.05);
        return new Figure([plot], 1, Math.Max(600, 140 * coordinates.Axes.Count), 420);
    }

    /// <summary>How fast searches get where: the best value so far over the trials, a line a search.</summary>
    /// <param name="searches">The searches by their names.</param>
    /// <param name="valueName">What the value is called.</param>
    /// <exception cref="ArgumentException">There is no search, or of none a trial has come to its end.</exception>
    public static Figure BestSoFar(IReadOnlyList<(string Name, SearchResult Result)> searches, string valueName = "value")
    {
        ArgumentNullException.ThrowIfNull(searches);
        if (!searches.Any(one => one.Result.Ranked.Any())) throw new ArgumentException("No trial has come to its end, so that there is nothing to draw.", nameof(searches));
        var plot = PlotStyle.New("The best so far", "trials", $"best {valueName}");
        var lines = new List<(double[] X, double[] Y)>();
        for (int i = 0; i < searches.Count; i++)
        {
            var best = searches[i].Result.BestSoFar;
            var (x, y) = (Enumerable.Range(1, best.Count).Select(trial => (double)trial).ToArray(), PlotStyle.Drawable(best));
            var line = plot.Add.ScatterLine(x, y);
            lines.Add((x, y));
            (line.LegendText, line.Color, line.LineWidth, line.ConnectStyle) = (PlotStyle.Short(searches[i].Name), PlotStyle.Line(i, searches.Count), 2, ConnectStyle.StepHorizontal);
        }

        PlotStyle.WholeX(plot, 1, searches.Max(one => one.Result.Trials.Count));
        PlotStyle.Constant(plot, [.. lines.SelectMany(line => line.Y)]);
        plot.ShowLegend(LegendCorner.Free(lines));
        return new Figure([plot], 1, 640, 420);
    }
}
