using System;
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

    private const int LongestName = 24;
    private const double LineHeight = 14, Largest = 1e100;

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
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = Tick };
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = Tick };
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
        if (bar.Axis.TickGenerator is NumericAutomatic ticks) (ticks.TickDensity, ticks.LabelFormatter) = (0.5, Tick);
    }

    /// <summary>Round whole numbers only, such as epochs have, ten at most.</summary>
    public static void WholeX(Plot plot, double first, double last)
    {
        double step = 1;
        for (int i = 0; (last - first) / step > 9; i++) step *= i % 3 == 1 ? 2.5 : 2;
        double start = Math.Ceiling(first / step) * step;
        double[] ticks = [.. Enumerable.Range(0, (int)((last - start) / step) + 1).Select(i => start + i * step)];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(Tick)]);
    }

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

    /// <summary>Names at the middles of the rows and columns of a matrix whose first row is at the top and whose cells are of a size in pixels; where names are closer than letters are high, some are left out.</summary>
    public static void Names(Plot plot, IReadOnlyList<string> columns, IReadOnlyList<string> rows, double cellWidth, double cellHeight)
    {
        bool isUpright = IsUpright(columns, cellWidth);
        int[] across = Spaced(columns.Count, isUpright ? cellWidth : LineHeight), down = Spaced(rows.Count, cellHeight);
        plot.Axes.Bottom.SetTicks([.. across.Select(i => (double)i)], [.. across.Select(i => Short(columns[i]))]);
        plot.Axes.Left.SetTicks([.. down.Select(i => (double)(rows.Count - 1 - i))], [.. down.Select(i => Short(rows[i]))]);
        plot.Axes.Bottom.MajorTickStyle.Length = plot.Axes.Left.MajorTickStyle.Length = 0;
        if (!isUpright) return;
        plot.Axes.Bottom.TickLabelStyle.Rotation = -90;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        // Room for them above the label of the axis.
        plot.Axes.Bottom.MinimumSize = (float)Width(columns) + 30;
    }

    /// <summary>Whether names below columns would run into each other, so that they stand upright.</summary>
    public static bool IsUpright(IReadOnlyList<string> columns, double cellWidth) => Width(columns) > cellWidth;

    /// <summary>How many pixels the longest of some names takes, as <see cref="Short"/> has them, and the gap to the next, about.</summary>
    public static double Width(IEnumerable<string> names) => 6 + 7.2 * names.Max(name => Short(name).Length);

    /// <summary>A name, or its beginning if it is so long that it would leave the picture no room; in one line.</summary>
    public static string Short(string name)
    {
        string line = name.ReplaceLineEndings(" ").Replace('\t', ' ');
        if (line.Length <= LongestName) return line;
        int end = char.IsHighSurrogate(line[LongestName - 2]) ? LongestName - 2 : LongestName - 1;
        return line[..end] + '…';
    }

    /// <summary>What can be drawn of some numbers: what is none, and what differs from others by more than any number, is a gap.</summary>
    public static double[] Drawable(IEnumerable<double> values) => [.. values.Select(value => Math.Abs(value) <= Largest ? value : double.NaN)];

    /// <summary>Room around values that differ by rounding alone, between which there are no numbers for an axis.</summary>
    public static void Constant(Plot plot, double[] values)
    {
        double low = values.Where(double.IsFinite).DefaultIfEmpty(0).Min(), high = values.Where(double.IsFinite).DefaultIfEmpty(0).Max(), size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= 1e-9 * size) plot.Axes.SetLimitsY(low - (size > 0 ? size : 1) / 2, high + (size > 0 ? size : 1) / 2);
    }

    public static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A number at an axis, whatever the culture; ten digits hide what rounding leaves.</summary>
    public static string Tick(double value) => value.ToString(value == Math.Round(value) && Math.Abs(value) < 1e7 ? "N0" : Math.Abs(value) is >= 1e7 or < 1e-4 ? "G7" : "G10", CultureInfo.InvariantCulture);

    // As many of some places as leave a line each to their names.
    private static int[] Spaced(int count, double size)
    {
        int step = Math.Max(1, (int)Math.Ceiling(LineHeight / size));
        return [.. Enumerable.Range(0, (count + step - 1) / step).Select(i => i * step)];
    }
}
