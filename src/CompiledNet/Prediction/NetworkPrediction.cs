using System;
using System.Threading;

namespace CompiledNet;

/// <summary>Prediction of many samples at once.</summary>
public static class NetworkPrediction
{
    /// <summary>
    /// Predicts all samples in <paramref name="inputs"/>, from any number of threads. From the second call on it
    /// allocates nothing, as long as calls do not overlap and ask for as many threads; threads that predict all the time hold a
    /// <see cref="Predictor"/> each.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × InputSize numbers; may be empty.</param>
    /// <param name="outputs">Rows × OutputSize numbers.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit. See <see cref="Predictor"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit the network, or it is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static void PredictBatch(this INetwork<float> network, ReadOnlySpan<float> inputs, Span<float> outputs, int threads = 1)
    {
        var predictor = Take(network, threads);
        try
        {
            predictor.PredictBatch(inputs, outputs);
        }
        finally
        {
            GiveBack(predictor);
        }
    }

    /// <summary>Predicts all samples of <paramref name="data"/>; its targets are not looked at. Features with names are found by the names of the data that the network was fitted to.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit. See <see cref="Predictor"/>.</param>
    /// <returns>Count × OutputSize numbers, row by row.</returns>
    /// <exception cref="ArgumentException">The features of the data do not fit the network, or it is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static float[] Predict(this INetwork<float> network, Dataset data, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data = data.AlignFeatures(network);
        BatchCheck.FeaturesFit(network.Description, data);
        float[] outputs = new float[checked(data.Count * network.Description.OutputSize)];
        var predictor = Take(network, threads);
        try
        {
            predictor.PredictBatch(data.FeatureMemory, outputs);
        }
        finally
        {
            GiveBack(predictor);
        }

        return outputs;
    }

    // One idle predictor per network. Who finds it taken, by another thread, makes one for this call; one of another number of
    // threads makes way for one that has as many as are asked for.
    private static Predictor Take(INetwork<float> network, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        BatchCheck.KeepsNoState(network.Description);
        var predictor = Interlocked.Exchange(ref NetworkBelongings.Of(network).IdlePredictor, null);
        if (predictor?.Threads == threads) return predictor;
        predictor?.Dispose();
        return new Predictor(network, threads: threads);
    }

    private static void GiveBack(Predictor predictor) => Interlocked.Exchange(ref NetworkBelongings.Of(predictor.Network).IdlePredictor, predictor)?.Dispose();
}
