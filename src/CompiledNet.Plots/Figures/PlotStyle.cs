using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CompiledNet.Plots;

/// <summary>What all plots have in common: their colors, titles and axes.</summary>
internal static class PlotStyle
{
    public static readonly Color Training = Color.FromHex("#3565d4"), Validation = Color.FromHex("#d9622b"), Faint = Color.FromHex("#8b95a3"), Against = Color.FromHex("#c43c2f"), Ink = Color.FromHex("#1b2330");

    private static readonly ScottPlot.Palettes.Category10 s_many = new();

    /// <summary>The color of one of several lines.</summary>
    public static Color Line(int index, int count) => count == 1 ? Training : s_many.GetColor(index % s_many.Colors.Length);

    public static Plot New(string title, string x, string y)
    {
        var plot = new Plot();
        plot.Title(title, size: 15);
        plot.XLabel(x, size: 13);
        plot.YLabel(y, size: 13);
        plot.Axes.Title.Label.ForeColor = plot.Axes.Bottom.Label.ForeColor = plot.Axes.Left.Label.ForeColor = Ink;
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.MinorTickStyle.Length = plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Grid.MajorLineColor = Color.FromHex("#eceff3");
        (plot.Legend.OutlineColor, plot.Legend.ShadowColor) = (Color.FromHex("#e3e6eb"), Colors.Transparent);
        if (FigureFont.Family is { } font) plot.Font.Set(font);
        return plot;
    }

    /// <summary>A bar beside the plot that says what the colors of a map mean.</summary>
    public static void ColorBar(Plot plot, IHasColorAxis map, string unit)
    {
        var bar = plot.Add.ColorBar(map);
        (bar.Label, bar.LabelStyle.Bold, bar.LabelStyle.FontSize, bar.LabelStyle.ForeColor) = (unit, false, 13, Ink);
        if (FigureFont.Family is { } font) bar.LabelStyle.FontName = bar.Axis.TickLabelStyle.FontName = font;
        bar.Axis.MinorTickStyle.Length = 0;
        // Room for the numbers, which are not known when the bar is measured.
        bar.Axis.MinimumSize = 80;
        if (bar.Axis.TickGenerator is NumericAutomatic ticks) ticks.TickDensity = 0.5;
    }

    /// <summary>Whole numbers only, such as epochs have.</summary>
    public static void WholeX(Plot plot) => plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };

    /// <summary>From 0 to 1 on both axes, with room for what lies on the edge.</summary>
    public static void UnitSquare(Plot plot, bool diagonal)
    {
        if (diagonal)
        {
            var line = plot.Add.Line(0, 0, 1, 1);
            (line.LineColor, line.LinePattern, line.LineWidth) = (Faint, LinePattern.Dashed, 1);
            plot.MoveToBack(line);
        }

        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
    }

    /// <summary>Names at the middles of the rows and columns of a matrix whose first row is at the top; a column is so many pixels wide.</summary>
    public static void Names(Plot plot, IReadOnlyList<string> columns, IReadOnlyList<string> rows, double columnWidth)
    {
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, columns.Count).Select(i => (double)i)], [.. columns]);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, rows.Count).Select(i => (double)(rows.Count - 1 - i))], [.. rows]);
        plot.Axes.Bottom.MajorTickStyle.Length = plot.Axes.Left.MajorTickStyle.Length = 0;
        // Names that would run into each other stand upright.
        if (Width(columns) <= columnWidth) return;
        plot.Axes.Bottom.TickLabelStyle.Rotation = -90;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        // Room for them above the label of the axis.
        plot.Axes.Bottom.MinimumSize = (float)Width(columns) + 30;
    }

    /// <summary>How many pixels the longest of some names takes, and the gap to the next, about.</summary>
    public static double Width(IEnumerable<string> names) => 6 + 7.2 * names.Max(name => name.Length);

    public static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
