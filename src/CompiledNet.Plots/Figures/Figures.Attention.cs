using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Plots;

public static partial class Figures
{
    // Pixels of a weight.
    private const int Cell = 26;

    /// <summary>Attention, a map for each head: a row per query, a column per key, white for none.</summary>
    /// <param name="weights">[head, query, key]</param>
    /// <param name="queries">What stands at the queries, such as the tokens of a text; null for their numbers.</param>
    /// <param name="keys">What stands at the keys; null for the queries' if there are as many, else for their numbers.</param>
    /// <exception cref="ArgumentException">There are no weights, or another number of names than places.</exception>
    public static Figure Attention(float[,,] weights, IReadOnlyList<string>? queries = null, IReadOnlyList<string>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        int heads = weights.GetLength(0), rows = weights.GetLength(1), columns = weights.GetLength(2);
        if (weights.Length == 0) throw new ArgumentException("There are no weights.", nameof(weights));
        queries ??= Numbers(rows);
        keys ??= queries.Count == columns ? queries : Numbers(columns);
        if (queries.Count != rows) throw new ArgumentException($"{rows} queries need {rows} names, not {queries.Count}.", nameof(queries));
        if (keys.Count != columns) throw new ArgumentException($"{columns} keys need {columns} names, not {keys.Count}.", nameof(keys));
        // What stands around the map: names and a bar of colors at its sides, a title and, upright if they are long, names above and below.
        double besides = 145 + PlotStyle.Width(queries), above = 84 + (PlotStyle.IsUpright(keys, Cell) ? PlotStyle.Width(keys) : 0);
        int width = Math.Clamp((int)besides + Cell * columns, 320, 760), height = Math.Clamp((int)above + Cell * rows, 280, 760);
        var panels = Enumerable.Range(0, heads).Select(head =>
        {
            float[] values = [.. Enumerable.Range(0, rows * columns).Select(i => weights[head, i / columns, i % columns])];
            var plot = PlotStyle.New(heads == 1 ? "Attention" : string.Create(CultureInfo.InvariantCulture, $"Head {head + 1}"), "key", "query");
            AddMap(plot, values, columns, rows, new WhiteTo(PlotStyle.Training), 0, Math.Max(1e-6, Ends(values).Most), "weight");
            PlotStyle.Names(plot, keys, queries, (width - besides) / columns, (height - above) / rows);
            return plot;
        });
        return new Figure([.. panels], Math.Min(heads, 4), panelWidth: width, panelHeight: height);
    }

    /// <summary>The flow of attention through all layers, as <see cref="Explanations.AttentionRollout.Of"/> gives it.</summary>
    /// <param name="rollout">[position behind the layers, position of the input]</param>
    /// <param name="tokens">What stands at the positions; null for their numbers.</param>
    /// <exception cref="ArgumentException">There are no positions, or another number of names.</exception>
    public static Figure Rollout(double[,] rollout, IReadOnlyList<string>? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(rollout);
        float[,,] weights = new float[1, rollout.GetLength(0), rollout.GetLength(1)];
        for (int i = 0; i < weights.GetLength(1); i++)
            for (int j = 0; j < weights.GetLength(2); j++) weights[0, i, j] = (float)rollout[i, j];
        return Attention(weights, tokens);
    }

    private static IReadOnlyList<string> Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
}
