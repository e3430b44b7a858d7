using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;

namespace CompiledNet.Plots;

public static partial class Figures
{
    /// <summary>Points along their two principal components, with the share of the variance on each axis: features, or what a layer makes of them.</summary>
    /// <param name="points">A row per point.</param>
    /// <param name="width">Numbers per point, at least 2.</param>
    /// <param name="classes">The class of each point, which has a color of its own; none for one color.</param>
    /// <param name="classNames">The names of the classes for the legend; null for their numbers.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows, one is not finite, there are fewer than three points, or not as many classes as points.</exception>
    public static Figure Components(ReadOnlySpan<float> points, int width, ReadOnlySpan<int> classes = default, IReadOnlyList<string>? classNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        var components = PrincipalComponents.Fit(points, width);
        var (first, second) = (components.VarianceRatios[0], components.VarianceRatios[1]);
        return Embedding(components.Project(points), classes, classNames, "Principal components", Axis(1, first), Axis(2, second));

        static string Axis(int number, double share) => string.Create(CultureInfo.InvariantCulture, $"component {number} ({100 * share:F1} % of the variance)");
    }

    /// <summary>Points in two dimensions that were found in any other way.</summary>
    /// <param name="points">[point, 2]</param>
    /// <param name="classes">The class of each point, which has a color of its own; none for one color.</param>
    /// <param name="classNames">The names of the classes for the legend; null for their numbers.</param>
    /// <param name="title">What is seen.</param>
    /// <param name="x">What the first number is.</param>
    /// <param name="y">What the second number is.</param>
    /// <exception cref="ArgumentException">The points have not two numbers each, or there are not as many classes.</exception>
    public static Figure Embedding(double[,] points, ReadOnlySpan<int> classes = default, IReadOnlyList<string>? classNames = null, string title = "Embedding", string x = "first dimension", string y = "second dimension")
    {
        ArgumentNullException.ThrowIfNull(points);
        int count = points.GetLength(0);
        if (points.GetLength(1) != 2) throw new ArgumentException($"Points of 2 numbers were expected, not of {points.GetLength(1)}.", nameof(points));
        if (!classes.IsEmpty && classes.Length != count) throw new ArgumentException($"{count} points need {count} classes, not {classes.Length}.", nameof(classes));
        int[] groups = classes.IsEmpty ? new int[count] : classes.ToArray(), distinct = [.. groups.Distinct().Order()];
        var plot = PlotStyle.New(title, x, y);
        for (int i = 0; i < distinct.Length; i++)
        {
            int[] members = [.. Enumerable.Range(0, count).Where(point => groups[point] == distinct[i])];
            var marks = plot.Add.Markers(members.Select(point => points[point, 0]).ToArray(), members.Select(point => points[point, 1]).ToArray(), MarkerShape.FilledCircle, count > 2000 ? 4 : 6, PlotStyle.Line(i, distinct.Length).WithAlpha(0.7));
            if (classes.IsEmpty) continue;
            marks.LegendText = PlotStyle.Short(classNames is not null && distinct[i] >= 0 && distinct[i] < classNames.Count ? classNames[distinct[i]] : distinct[i].ToString(CultureInfo.InvariantCulture));
        }

        if (!classes.IsEmpty) plot.ShowLegend(Edge.Right);
        return new Figure([plot], 1, 680, 560);
    }
}
