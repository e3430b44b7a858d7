using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Predictions that come as new arrays, from any number of threads. A loop that has to be fast gives <see cref="Predictor"/> or a session memory of its own instead.</summary>
public static class SamplePrediction
{
    /// <summary>Predicts one sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="sample">InputSize numbers, all inputs one after another.</param>
    /// <returns>OutputSize numbers, all outputs one after another.</returns>
    /// <exception cref="ArgumentException">The sample has another length, or the network is stateful: the states belong to a <see cref="Predictor"/>.</exception>
    public static float[] Predict(this INetwork<float> network, ReadOnlySpan<float> sample)
    {
        ArgumentNullException.ThrowIfNull(network);
        CheckWidth(network.Description, sample.Length, "The sample", nameof(sample));
        float[] outputs = new float[network.Description.OutputSize];
        network.PredictBatch(sample, outputs);
        return outputs;
    }

    /// <summary>Predicts many samples, each an array of its own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">Arrays of InputSize numbers; may be none.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <returns>An array of OutputSize numbers for each.</returns>
    /// <exception cref="ArgumentException">A sample is null or has another length, or the network is stateful.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static float[][] Predict(this INetwork<float> network, float[][] samples, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        var (inputSize, outputSize) = (network.Description.InputSize, network.Description.OutputSize);
        float[] inputs = new float[checked(samples.Length * inputSize)], outputs = new float[checked(samples.Length * outputSize)];
        for (int row = 0; row < samples.Length; row++)
        {
            if (samples[row] is not { } sample) throw new ArgumentException($"Sample {row} is null.", nameof(samples));
            CheckWidth(network.Description, sample.Length, $"Sample {row}", nameof(samples));
            sample.CopyTo(inputs, row * inputSize);
        }

        network.PredictBatch(inputs, outputs, threads);
        float[][] predictions = new float[samples.Length][];
        for (int row = 0; row < predictions.Length; row++) predictions[row] = outputs.AsSpan(row * outputSize, outputSize).ToArray();
        return predictions;
    }

    /// <summary>Predicts many samples, each a row.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">Samples × InputSize numbers; may be none.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <returns>Samples × OutputSize numbers.</returns>
    /// <exception cref="ArgumentException">The rows have another length, or the network is stateful.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static float[,] Predict(this INetwork<float> network, float[,] samples, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        int rows = samples.GetLength(0);
        CheckWidth(network.Description, samples.GetLength(1), "A row", nameof(samples));
        float[,] outputs = new float[rows, network.Description.OutputSize];
        if (rows > 0) network.PredictBatch(Numbers(samples), Numbers(outputs), threads);
        return outputs;
    }

    /// <summary>Predicts one sample of a network with several outputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="sample">InputSize numbers, all inputs one after another.</param>
    /// <returns>Each output by its name.</returns>
    /// <exception cref="ArgumentException">The sample has another length, or the network is stateful.</exception>
    public static NamedOutputs PredictOutputs(this INetwork<float> network, ReadOnlySpan<float> sample) => new(network.Description, network.Predict(sample), 1);

    /// <summary>Predicts all samples of <paramref name="data"/> by a network with several outputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; their targets are not looked at.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <returns>Each output by its name, its rows one after another.</returns>
    /// <exception cref="ArgumentException">The features of the data do not fit the network, or it is stateful.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static NamedOutputs PredictOutputs(this INetwork<float> network, Dataset data, int threads = 1) => new(network.Description, network.Predict(data, threads), data.Count);

    private static Span<float> Numbers(float[,] values) => MemoryMarshal.CreateSpan(ref values[0, 0], values.Length);

    private static void CheckWidth(NetworkDescription network, int length, string what, string name)
    {
        if (length != network.InputSize) throw new ArgumentException($"{what} has {length} numbers, but the network '{network.Name}' takes {network.InputSize}.", name);
    }
}
