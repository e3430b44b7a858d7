using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Sums over the rows of a matrix in double precision, each column's in the order of the rows: the same bits for any width of vectors and any number of threads.</summary>
internal static class ColumnSums
{
    /// <summary>Adds the numbers of the columns from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <param name="rows">Rows of <paramref name="width"/> numbers.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="first">The first column.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="sums">A sum for each column of a row.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Add(ReadOnlySpan<float> rows, int width, int first, int end, double[] sums)
    {
        for (int start = 0; start < rows.Length; start += width)
        {
            var row = rows.Slice(start, width);
            int i = first;
            for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(row[i..]), out var low, out var high);
                (new Vector<double>(sums, i) + low).CopyTo(sums, i);
                (new Vector<double>(sums, i + Vector<double>.Count) + high).CopyTo(sums, i + Vector<double>.Count);
            }

            for (; i < end; i++) sums[i] += row[i];
        }
    }

    /// <summary>Adds the squares of what the numbers differ by from <paramref name="centers"/>.</summary>
    /// <param name="rows">Rows of <paramref name="width"/> numbers.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="first">The first column.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="centers">A number for each column of a row.</param>
    /// <param name="sums">A sum for each column of a row.</param>
    [MethodImpl(Hot.Optimized)]
    public static void AddSquares(ReadOnlySpan<float> rows, int width, int first, int end, double[] centers, double[] sums)
    {
        for (int start = 0; start < rows.Length; start += width)
        {
            var row = rows.Slice(start, width);
            int i = first;
            for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
            {
                int middle = i + Vector<double>.Count;
                Vector.Widen(new Vector<float>(row[i..]), out var low, out var high);
                low -= new Vector<double>(centers, i);
                high -= new Vector<double>(centers, middle);
                (new Vector<double>(sums, i) + low * low).CopyTo(sums, i);
                (new Vector<double>(sums, middle) + high * high).CopyTo(sums, middle);
            }

            for (; i < end; i++)
            {
                double difference = row[i] - centers[i];
                sums[i] += difference * difference;
            }
        }
    }
}
