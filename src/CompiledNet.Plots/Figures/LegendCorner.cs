using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace CompiledNet.Plots;

/// <summary>Where a legend hides least of the lines that it is about.</summary>
internal static class LegendCorner
{
    /// <summary>The corner of a plot that lines leave most room in, for their legend; of equal ones the upper right one.</summary>
    /// <param name="lines">Places across and up, of which NaN is a gap.</param>
    public static Alignment Free(params IReadOnlyList<(double[] X, double[] Y)> lines)
    {
        var points = lines.SelectMany(line => Between(line.X, line.Y)).ToList();
        if (points.Count == 0) return Alignment.UpperRight;
        double left = points.Min(point => point.X), width = points.Max(point => point.X) - left, foot = points.Min(point => point.Y), height = points.Max(point => point.Y) - foot;
        int Points(bool isRight, bool isUpper) => points.Count(point =>
            (isRight ? point.X - left > 0.55 * width : point.X - left < 0.45 * width) && (isUpper ? point.Y - foot > 0.6 * height : point.Y - foot < 0.4 * height));
        (Alignment Corner, int Points)[] corners =
        [
            (Alignment.UpperRight, Points(true, true)), (Alignment.LowerRight, Points(true, false)), (Alignment.UpperLeft, Points(false, true)), (Alignment.LowerLeft, Points(false, false)),
        ];
        return corners.MinBy(corner => corner.Points).Corner;
    }

    // Points of a line, and those between them where they are few.
    private static IEnumerable<(double X, double Y)> Between(double[] x, double[] y)
    {
        int parts = Math.Max(1, 100 / x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(y[i])) yield return (x[i], y[i]);
            if (i + 1 == x.Length || !double.IsFinite(y[i]) || !double.IsFinite(y[i + 1])) continue;
            for (int part = 1; part < parts; part++) yield return (double.Lerp(x[i], x[i + 1], (double)part / parts), double.Lerp(y[i], y[i + 1], (double)part / parts));
        }
    }
}
