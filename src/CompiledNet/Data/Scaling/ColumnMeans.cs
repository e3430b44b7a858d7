using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The means of columns of which some values are missing, which are NaN; nothing that is read can itself be NaN.</summary>
/// <param name="width">How many columns there are.</param>
internal sealed class ColumnMeans(int width)
{
    private readonly double[] _sums = new double[width];
    private readonly long[] _counts = new long[width];

    /// <summary>Takes rows in.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Add(ReadOnlySpan<float> rows)
    {
        for (int start = 0; start < rows.Length; start += width)
        {
            var row = rows.Slice(start, width);
            for (int i = 0; i < row.Length; i++)
            {
                if (float.IsNaN(row[i])) continue;
                _sums[i] += row[i];
                _counts[i]++;
            }
        }
    }

    /// <summary>The mean of every column.</summary>
    /// <exception cref="DataFormatException">A column has only missing values.</exception>
    public float[] Values(CsvColumns columns)
    {
        var means = new float[width];
        for (int i = 0; i < width; i++) means[i] = _counts[i] > 0 ? (float)(_sums[i] / _counts[i]) : throw columns.NothingIn(i);
        return means;
    }

    /// <summary>Puts means in the place of what is missing in rows.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void Fill(Span<float> rows, float[] means)
    {
        for (int start = 0; start < rows.Length; start += means.Length)
        {
            var row = rows.Slice(start, means.Length);
            for (int i = 0; i < row.Length; i++)
                if (float.IsNaN(row[i])) row[i] = means[i];
        }
    }
}
