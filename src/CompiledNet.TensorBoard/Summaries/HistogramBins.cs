using System;
using CompiledNet.EventFiles;

namespace CompiledNet.Summaries;

/// <summary>Counts numbers in 30 bins of equal width from the least to the largest, as <c>tf.summary.histogram</c> does.</summary>
internal static class HistogramBins
{
    public const int Count = 30;

    /// <summary>The histogram of the finite numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="notFinite">How many are NaN or infinite, which no bin takes.</param>
    public static HistogramProto Of(ReadOnlySpan<float> values, out int notFinite)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity, sum = 0, squares = 0;
        notFinite = 0;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                notFinite++;
                continue;
            }

            least = Math.Min(least, value);
            most = Math.Max(most, value);
            sum += value;
            squares += (double)value * value;
        }

        var histogram = new HistogramProto { Num = values.Length - notFinite, Sum = sum, SumSquares = squares };
        if (notFinite == values.Length) return histogram;
        (histogram.Min, histogram.Max) = (least, most);
        // A single value stands in the middle of a bin of width 1.
        if (most == least)
        {
            histogram.BucketLimit.Add(least + 0.5);
            histogram.Bucket.Add(histogram.Num);
            histogram.Min = least - 0.5;
            return histogram;
        }

        Span<long> counts = stackalloc long[Count];
        counts.Clear();
        double width = (most - least) / Count;
        foreach (float value in values)
            if (float.IsFinite(value)) counts[Math.Min(Count - 1, (int)((value - least) / width))]++;
        for (int i = 0; i < Count; i++)
        {
            histogram.BucketLimit.Add(i == Count - 1 ? most : least + (i + 1) * width);
            histogram.Bucket.Add(counts[i]);
        }

        return histogram;
    }
}
