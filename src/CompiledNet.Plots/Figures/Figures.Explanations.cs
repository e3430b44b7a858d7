using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Explanations;
using ScottPlot;

namespace CompiledNet.Plots;

public static partial class Figures
{
    private const int MostCurves = 100, MostColumns = 20;

    /// <summary>What each column of a table does for an output: bars by the columns' names, the largest of twenty at the top, red for and blue against it.</summary>
    public static Figure ToFigure(this Attribution attribution)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        return Bars("What speaks for the output", "attribution", [.. attribution.Ranked.Select(one => (one.Column, (double)one.Value))]);
    }

    /// <summary>The mean magnitude of the SHAP values of each column, the largest of twenty at the top.</summary>
    public static Figure ToFigure(this ShapValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Bars("SHAP values", "mean magnitude of the SHAP value", [.. values.Ranked.Select(one => (one.Column, one.MeanMagnitude))]);
    }

    /// <summary>What an image has for an output, pixel by pixel: red for and blue against it.</summary>
    public static Figure ToFigure(this AttributionImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Figure([Pixels(image)], 1, 440, 380);
    }

    /// <summary>The same beside the picture; of another size than that the attribution is laid over it.</summary>
    /// <param name="image">The attribution.</param>
    /// <param name="picture">The numbers of the picture, in grey from the least to the largest.</param>
    /// <param name="width">The width of the picture.</param>
    /// <exception cref="ArgumentException">The numbers of the picture do not fill whole rows.</exception>
    public static Figure ToFigure(this AttributionImage image, ReadOnlySpan<float> picture, int width)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (picture.IsEmpty || picture.Length % width != 0) throw new ArgumentException($"Rows of {width} numbers were expected, but {picture.Length} numbers do not fill whole rows.", nameof(picture));
        float[] values = picture.ToArray();
        int height = values.Length / width;
        var seen = PlotStyle.New("Picture", "", "");
        AddMap(seen, values, width, height, new ScottPlot.Colormaps.Grayscale(), Ends(values).Least, Math.Max(Ends(values).Most, Ends(values).Least + 1e-6), "value");
        NoTicks(seen);
        return new Figure([seen, Pixels(height == image.Height && width == image.Width ? image : image.Resize(height, width))], 2, 440, 380);
    }

    private static Plot Pixels(AttributionImage image)
    {
        double most = Math.Max(1e-12, Math.Max(Ends(image.Values).Most, -Ends(image.Values).Least));
        var plot = PlotStyle.New("Attribution", "", "");
        AddMap(plot, image.Values, image.Width, image.Height, new BlueWhiteRed(), -most, most, "attribution");
        NoTicks(plot);
        return plot;
    }

    /// <summary>How a prediction depends on a column: a faint curve for each row (of the first hundred) and their mean, over the values of the column, called by its name.</summary>
    public static Figure ToFigure(this PartialDependence dependence) => dependence.ToFigure("prediction");

    /// <summary>The same with a name for the prediction.</summary>
    /// <param name="dependence">The curves.</param>
    /// <param name="prediction">What the prediction is called.</param>
    public static Figure ToFigure(this PartialDependence dependence, string prediction)
    {
        ArgumentNullException.ThrowIfNull(dependence);
        var plot = PlotStyle.New($"Partial dependence on {PlotStyle.Short(dependence.Column)}", PlotStyle.Short(dependence.Column), prediction);
        double[] grid = [.. dependence.Grid.Select(value => (double)value)];
        for (int row = 0; row < Math.Min(dependence.Count, MostCurves); row++)
        {
            var curve = plot.Add.Scatter(grid, PlotStyle.Drawable(dependence.Curve(row).ToArray().Select(value => (double)value)));
            (curve.Color, curve.LineWidth, curve.MarkerSize, curve.LegendText) = (PlotStyle.Faint.WithAlpha(0.35), 1, grid.Length == 1 ? 5 : 0, row == 0 ? "a row" : "");
        }

        double[] means = PlotStyle.Drawable(dependence.Mean);
        var mean = plot.Add.Scatter(grid, means);
        (mean.Color, mean.LineWidth, mean.MarkerSize, mean.LegendText) = (PlotStyle.Training, 3, grid.Length == 1 ? 9 : 0, $"mean of {dependence.Count} rows");
        plot.ShowLegend(LegendCorner.Free((grid, means)));
        return new Figure([plot], 1, 600, 420);
    }

    private static Figure Bars(string title, string unit, IReadOnlyList<(string Name, double Value)> ranked)
    {
        var shown = ranked.Take(MostColumns).Reverse().ToList();
        var plot = PlotStyle.New(title, unit, "");
        var bars = plot.Add.Bars(Enumerable.Range(0, shown.Count).Select(i => (double)i).ToArray(), PlotStyle.Drawable(shown.Select(one => one.Value)));
        bars.Horizontal = true;
        for (int i = 0; i < shown.Count; i++) (bars.Bars[i].FillColor, bars.Bars[i].LineWidth) = (shown[i].Value < 0 ? PlotStyle.Training : PlotStyle.Against, 0);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, shown.Count).Select(i => (double)i)], [.. shown.Select(one => PlotStyle.Short(one.Name))]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return new Figure([plot], 1, 640, 110 + 24 * shown.Count);
    }
}
