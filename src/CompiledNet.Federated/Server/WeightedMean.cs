using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Federated;

/// <summary>
/// The mean of updates by their shares: of each number share₁ · w₁ + share₂ · w₂ + …, from left to right in the ordinal order of the clients' names, in double precision. With one
/// client it is that client's weights.
/// </summary>
internal static class WeightedMean
{
    /// <summary>What each update weighs: its samples, or one, over the sum of all.</summary>
    public static double[] Shares(IReadOnlyList<ReceivedUpdate> updates, FederatedOptions options)
    {
        double[] weights = [.. updates.Select(update => options.Weighting == ClientWeighting.Equal ? 1 : (double)Math.Min(update.Samples, options.MaxSamples ?? long.MaxValue))];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    /// <summary>The mean.</summary>
    /// <param name="start">The weights that the round began with.</param>
    /// <param name="updates">The updates, in the order of their sum.</param>
    /// <param name="shares">What each weighs.</param>
    /// <param name="scales">By what the change of each is multiplied, 1 where it was not clipped.</param>
    public static double[][] Of(float[][] start, IReadOnlyList<ReceivedUpdate> updates, double[] shares, double[] scales)
    {
        double[][] mean = Array.ConvertAll(start, values => new double[values.Length]);
        for (int client = 0; client < updates.Count; client++)
            for (int i = 0; i < mean.Length; i++)
                Add(mean[i], start[i], updates[client].Values[i], shares[client], scales[client], isFirst: client == 0);
        return mean;
    }

    // The first is no sum with zero, which would lose the sign of a zero.
    private static void Add(double[] sum, float[] start, float[] values, double share, double scale, bool isFirst)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            double value = scale == 1 ? values[i] : start[i] + scale * ((double)values[i] - start[i]);
            sum[i] = isFirst ? share * value : sum[i] + share * value;
        }
    }
}
