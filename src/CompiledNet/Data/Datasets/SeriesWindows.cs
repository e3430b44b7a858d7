using System;

namespace CompiledNet;

/// <summary>Sample i of a series: the features start at step i · stride, the targets an offset later.</summary>
internal static class SeriesWindows
{
    public static Dataset Cut(DataBlock series, DataBlock targets, WindowOptions options)
    {
        bool predictedOnly = targets.Width == 0;
        if (!predictedOnly && targets.Count != series.Count)
            throw new ArgumentException($"The series has {series.Count} steps, but there are targets for {targets.Count}.", nameof(targets));

        long featureSpan = (options.SequenceLength - 1L) * options.SamplingRate + 1;
        long targetOffset = options.TargetOffset ?? featureSpan;
        long needed = predictedOnly ? featureSpan : Math.Max(featureSpan, targetOffset + options.Horizon);
        if (needed > series.Count)
            throw new ArgumentException($"A sample needs {needed} steps, but the series has {series.Count}.", nameof(series));

        int count = (int)((series.Count - needed) / options.SequenceStride) + 1;
        return Dataset.From(
            Windows(series, count, options.SequenceStride, 0, options.SequenceLength, options.SamplingRate),
            predictedOnly ? default : Windows(targets, count, options.SequenceStride, (int)targetOffset, options.Horizon, 1));
    }

    private static DataBlock Windows(DataBlock source, int count, int stride, int offset, int length, int rate)
    {
        int width = source.Width, at = 0;
        var values = new float[checked(count * length * width)];
        for (int window = 0; window < count; window++)
        {
            for (int step = 0; step < length; step++, at += width)
                source.Values.AsSpan((window * stride + offset + step * rate) * width, width).CopyTo(values.AsSpan(at));
        }

        return new DataBlock(values, length * width, count);
    }
}
