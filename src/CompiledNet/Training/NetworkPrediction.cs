using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace CompiledNet;

/// <summary>Prediction of many samples at once.</summary>
public static class NetworkPrediction
{
    // One idle predictor per network, gone with it. Who finds it taken, by another thread, makes one for this call.
    private static readonly ConditionalWeakTable<INetwork<float>, StrongBox<Predictor?>> s_idle = new();

    /// <summary>
    /// Predicts all samples in <paramref name="inputs"/>, from any number of threads. From the second call on it
    /// allocates nothing, as long as calls do not overlap; threads that predict all the time hold a
    /// <see cref="Predictor"/> each.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × InputSize numbers; may be empty.</param>
    /// <param name="outputs">Rows × OutputSize numbers.</param>
    /// <exception cref="ArgumentException">A length does not fit the network, or it is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    public static void PredictBatch(this INetwork<float> network, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        BatchCheck.KeepsNoState(network.Description);
        var idle = s_idle.GetValue(network, static _ => new StrongBox<Predictor?>());
        var predictor = Interlocked.Exchange(ref idle.Value, null) ?? new Predictor(network);
        predictor.PredictBatch(inputs, outputs);
        idle.Value = predictor;
    }

    /// <summary>Predicts all samples of <paramref name="data"/>; its targets are not looked at. Features with names are found by the names of the data that the network was fitted to.</summary>
    /// <returns>Count × OutputSize numbers, row by row.</returns>
    /// <exception cref="ArgumentException">The features of the data do not fit the network, or it is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    public static float[] Predict(this INetwork<float> network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data = data.AlignFeatures(NetworkNames.Of(network).Features, $"the network '{network.Description.Name}'");
        BatchCheck.FeaturesFit(network.Description, data);
        float[] outputs = new float[checked(data.Count * network.Description.OutputSize)];
        network.PredictBatch(data.Features, outputs);
        return outputs;
    }
}
