using System;

namespace CompiledNet;

/// <summary>The means of columns of which some values are missing, which are NaN; nothing that is read can itself be NaN.</summary>
/// <param name="width">How many columns there are.</param>
internal sealed class ColumnMeans(int width)
{
    private readonly double[] _sums = new double[width];
    private readonly long[] _counts = new long[width];

    /// <summary>Takes a row in.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (float.IsNaN(row[i])) continue;
            _sums[i] += row[i];
            _counts[i]++;
        }
    }

    /// <summary>The mean of every column.</summary>
    /// <exception cref="DataFormatException">A column has only missing values.</exception>
    public float[] Values(CsvRows rows)
    {
        var means = new float[width];
        for (int i = 0; i < width; i++) means[i] = _counts[i] > 0 ? (float)(_sums[i] / _counts[i]) : throw rows.NothingIn(i);
        return means;
    }

    /// <summary>Puts means in the place of what is missing in a row.</summary>
    public static void Fill(Span<float> row, float[] means)
    {
        for (int i = 0; i < row.Length; i++)
            if (float.IsNaN(row[i])) row[i] = means[i];
    }
}
