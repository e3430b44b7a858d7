using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using CompiledNet.EventFiles;

namespace CompiledNet.Summaries;

/// <summary>Counts numbers in 30 bins of equal width from the least to the largest, as <c>tf.summary.histogram</c> does.</summary>
internal static class HistogramBins
{
    public const int Count = 30;

    // Counts that follow each other go to different places, so that none waits for the one before.
    private const int Lanes = 4, Stride = 32;

    /// <summary>The histogram of the finite numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="notFinite">How many are NaN or infinite, which no bin takes.</param>
    public static HistogramProto Of(ReadOnlySpan<float> values, out int notFinite)
    {
        notFinite = 0;
        var (least, most, sum, squares) = Moments(values);
        if (!double.IsFinite(squares))
        {
            float[] finite = [.. values.ToArray().Where(float.IsFinite)];
            notFinite = values.Length - finite.Length;
            values = finite;
            (least, most, sum, squares) = Moments(values);
        }

        var histogram = new HistogramProto { Num = values.Length, Sum = sum, SumSquares = squares };
        if (values.IsEmpty) return histogram;
        (histogram.Min, histogram.Max) = (least, most);
        double width = ((double)most - least) / Count;
        float scale = (float)(1 / width);
        // A single value, or values with nothing between them, stand in the middle of a bin of width 1.
        if (!float.IsFinite(scale))
        {
            histogram.Min = least - 0.5;
            histogram.BucketLimit.Add(most + 0.5);
            histogram.Bucket.Add(histogram.Num);
            return histogram;
        }

        Span<int> counts = stackalloc int[Lanes * Stride];
        counts.Clear();
        CountBins(values, least, scale, counts);
        for (int i = 0; i < Count; i++)
        {
            histogram.BucketLimit.Add(i == Count - 1 ? most : least + (i + 1) * width);
            histogram.Bucket.Add((double)counts[i] + counts[Stride + i] + counts[2 * Stride + i] + counts[3 * Stride + i]);
        }

        return histogram;
    }

    // Least, largest, sum and sum of squares; the last is NaN or infinite if a number is.
    private static (float Least, float Most, double Sum, double Squares) Moments(ReadOnlySpan<float> values)
    {
        Vector<float> least = new(float.PositiveInfinity), most = new(float.NegativeInfinity);
        Vector<double> sums = default, squares = default;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var vector in vectors)
        {
            least = Vector.Min(least, vector);
            most = Vector.Max(most, vector);
            Vector.Widen(vector, out var low, out var high);
            sums += low + high;
            squares += low * low + high * high;
        }

        float smallest = float.PositiveInfinity, largest = float.NegativeInfinity;
        for (int i = 0; i < Vector<float>.Count; i++) (smallest, largest) = (Math.Min(smallest, least[i]), Math.Max(largest, most[i]));
        double sum = Vector.Sum(sums), square = Vector.Sum(squares);
        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
            sum += value;
            square += (double)value * value;
        }

        return (smallest, largest, sum, square);
    }

    // The bin of a number is (number - least) · scale, cut to a whole number.
    private static void CountBins(ReadOnlySpan<float> values, float least, float scale, Span<int> counts)
    {
        Span<int> bins = stackalloc int[Vector<int>.Count];
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> leasts = new(least), scales = new(scale);
        Vector<int> last = new(Count - 1);
        foreach (var vector in vectors)
        {
            Vector.Min(Vector.ConvertToInt32Native((vector - leasts) * scales), last).CopyTo(bins);
            for (int i = 0; i < bins.Length; i += Lanes)
            {
                counts[bins[i]]++;
                counts[Stride + bins[i + 1]]++;
                counts[2 * Stride + bins[i + 2]]++;
                counts[3 * Stride + bins[i + 3]]++;
            }
        }

        foreach (float value in values[(vectors.Length * Vector<float>.Count)..]) counts[Math.Min(Count - 1, (int)((value - least) * scale))]++;
    }
}
