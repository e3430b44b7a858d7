using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Report;
using ScottPlot;

namespace CompiledNet.Plots;

public static partial class Figures
{
    /// <summary>
    /// Weights as pictures, blue below zero and red above: the filters of a convolution over images, and what a dense layer right behind an image knows, as tiles of that shape; other
    /// parameters as matrices, the longer side to the right. Vectors, such as biases, and parameters of more than 131,072 numbers are left out.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="names">The parameters, such as <c>conv2d/kernel</c>; none for all.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter; the message names those there are.</exception>
    /// <exception cref="ArgumentException">Nothing that was asked for can be drawn.</exception>
    public static Figure ToWeightFigure(this INetwork<float> network, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(names);
        var parameters = network.Description.Parameters;
        var wanted = names.Count == 0 ? parameters : [.. names.Select(name => parameters.FirstOrDefault(one => one.Name == name)
            ?? throw new KeyNotFoundException($"'{network.Description.Name}' has no parameter '{name}', but: {string.Join(", ", parameters.Select(one => one.Name))}."))];
        WeightPicture[] pictures = [.. wanted.Select(parameter => WeightPicture.Of(network, parameter)).OfType<WeightPicture>()];
        if (pictures.Length == 0) throw new ArgumentException($"None of {string.Join(", ", wanted.Select(one => one.Name))} is a picture: vectors and parameters of more than 131,072 numbers are none.", nameof(names));
        return new Figure([.. pictures.Select(Weights)], columns: Math.Min(2, pictures.Length), panelWidth: 620, panelHeight: 460);
    }

    private static Plot Weights(WeightPicture picture)
    {
        var plot = PlotStyle.New(picture.Name, picture.Text, "");
        float most = picture.Most > 0 ? picture.Most : 1;
        AddMap(plot, picture.Values, picture.Width, picture.Height, new BlueWhiteRed(), -most, most, "weight");
        NoTicks(plot);
        return plot;
    }

    // A map with square cells whose first row is at the top; what is no number is the ground.
    private static void AddMap(Plot plot, IReadOnlyList<float> values, int width, int height, IColormap colors, double low, double high, string unit)
    {
        double[,] cells = new double[height, width];
        for (int i = 0; i < values.Count; i++) cells[i / width, i % width] = float.IsFinite(values[i]) ? values[i] : double.NaN;
        var map = plot.Add.Heatmap(cells);
        (map.Colormap, map.ManualRange, map.NaNCellColor) = (colors, new ScottPlot.Range(low, high), Colors.White);
        PlotStyle.ColorBar(plot, map, unit);
        plot.HideGrid();
        plot.Axes.Margins(0, 0);
        // What is very long is stretched, so that its other side is seen.
        if (Math.Max(width, height) <= 8 * Math.Min(width, height)) plot.Axes.SquareUnits();
    }

    // The least and the largest of the finite numbers.
    private static (float Least, float Most) Ends(IReadOnlyList<float> values)
    {
        var finite = values.Where(float.IsFinite).DefaultIfEmpty(0).ToList();
        return (finite.Min(), finite.Max());
    }

    private static void NoTicks(Plot plot)
    {
        plot.Axes.Bottom.SetTicks([], []);
        plot.Axes.Left.SetTicks([], []);
    }
}
