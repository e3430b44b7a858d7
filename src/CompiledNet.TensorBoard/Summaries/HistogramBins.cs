using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.EventFiles;

namespace CompiledNet.Summaries;

/// <summary>Counts numbers in 30 bins of equal width from the least to the largest, as <c>tf.summary.histogram</c> does.</summary>
internal static class HistogramBins
{
    public const int Count = 30;

    // Counts that follow each other go to different places, so that none waits for the one before.
    private const int Lanes = 4, Stride = 32;

    private const int Summands = 16;

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
            (least, most, sum, squares) = ExactMoments(values);
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
        if (float.IsFinite(most - least)) CountBins(values, least, scale, counts);
        // Of the largest numbers there are differences are none any more.
        else foreach (float value in values) counts[Math.Min(Count - 1, (int)(((double)value - least) / width))]++;
        for (int i = 0; i < Count; i++)
        {
            histogram.BucketLimit.Add(i == Count - 1 ? most : least + (i + 1) * width);
            histogram.Bucket.Add((double)counts[i] + counts[Stride + i] + counts[2 * Stride + i] + counts[3 * Stride + i]);
        }

        return histogram;
    }

    // Least, largest, sum and sum of squares; the last is NaN or infinite if a number is, or if one is too large for a square.
    private static (float Least, float Most, double Sum, double Squares) Moments(ReadOnlySpan<float> values)
    {
        Vector<float> least = new(float.PositiveInfinity), most = new(float.NegativeInfinity);
        Vector<double> sums = default, squares = default;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int first = 0; first < vectors.Length; first += Summands)
        {
            // Few enough are added up in single precision.
            Vector<float> sumOfBlock = default, squaresOfBlock = default;
            foreach (var vector in vectors[first..Math.Min(first + Summands, vectors.Length)])
            {
                least = Vector.Min(least, vector);
                most = Vector.Max(most, vector);
                sumOfBlock += vector;
                squaresOfBlock += vector * vector;
            }

            Vector.Widen(sumOfBlock, out var low, out var high);
            sums += low + high;
            Vector.Widen(squaresOfBlock, out low, out high);
            squares += low + high;
        }

        float smallest = float.PositiveInfinity, largest = float.NegativeInfinity;
        for (int i = 0; i < Vector<float>.Count; i++) (smallest, largest) = (Math.Min(smallest, least[i]), Math.Max(largest, most[i]));
        var (restLeast, restMost, restSum, restSquares) = ExactMoments(values[(vectors.Length * Vector<float>.Count)..]);
        return (Math.Min(smallest, restLeast), Math.Max(largest, restMost), Vector.Sum(sums) + restSum, Vector.Sum(squares) + restSquares);
    }

    private static (float Least, float Most, double Sum, double Squares) ExactMoments(ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        double sum = 0, squares = 0;
        foreach (float value in values)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
            sum += value;
            squares += (double)value * value;
        }

        return (least, most, sum, squares);
    }

    // The bin of a number is (number - least) · scale, cut to a whole number.
    private static void CountBins(ReadOnlySpan<float> values, float least, float scale, Span<int> counts)
    {
        Span<int> bins = stackalloc int[Vector<int>.Count];
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> leasts = new(least), scales = new(scale);
        Vector<int> last = new(Count - 1);
        ref int count = ref MemoryMarshal.GetReference(counts);
        foreach (var vector in vectors)
        {
            Vector.Min(Vector.ConvertToInt32Native((vector - leasts) * scales), last).CopyTo(bins);
            for (int i = 0; i < bins.Length; i += Lanes)
            {
                // From 0 to the last bin: no number is below the least, and none beyond the largest.
                Unsafe.Add(ref count, bins[i])++;
                Unsafe.Add(ref count, Stride + bins[i + 1])++;
                Unsafe.Add(ref count, 2 * Stride + bins[i + 2])++;
                Unsafe.Add(ref count, 3 * Stride + bins[i + 3])++;
            }
        }

        foreach (float value in values[(vectors.Length * Vector<float>.Count)..]) counts[Math.Min(Count - 1, (int)((value - least) * scale))]++;
    }
}
