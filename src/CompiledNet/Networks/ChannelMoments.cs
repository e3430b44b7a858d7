using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Mean and population variance of an input for each number of its last axis.</summary>
internal sealed record ChannelMoments(float[] Mean, float[] Variance)
{
    /// <summary>Those over all samples and positions: the mean first, then what is around it.</summary>
    public static ChannelMoments Of(Dataset data, int offset, IReadOnlyList<int> shape)
    {
        int channels = shape[^1], size = 1;
        foreach (int length in shape) size *= length;
        double count = (double)data.Count * (size / channels);
        double[] mean = new double[channels], variance = new double[channels];
        for (int row = 0; row < data.Count; row++)
        {
            var sample = data.FeatureRow(row).Slice(offset, size);
            for (int i = 0; i < sample.Length; i++) mean[i % channels] += sample[i] / count;
        }

        for (int row = 0; row < data.Count; row++)
        {
            var sample = data.FeatureRow(row).Slice(offset, size);
            for (int i = 0; i < sample.Length; i++) variance[i % channels] += Math.Pow(sample[i] - mean[i % channels], 2) / count;
        }

        return new ChannelMoments(Array.ConvertAll(mean, value => (float)value), Array.ConvertAll(variance, value => (float)value));
    }
}
