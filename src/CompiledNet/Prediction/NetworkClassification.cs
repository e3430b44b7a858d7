using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Prediction of classes.</summary>
public static class NetworkClassification
{
    /// <summary>Predicts the class of one sample.</summary>
    /// <param name="network">A network that ends with probabilities: of each class, or of the second of two.</param>
    /// <param name="sample">InputSize numbers, all inputs one after another.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <exception cref="ArgumentException">The sample does not fit the network, an output must be named, or it is no vector; or the network is stateful.</exception>
    /// <exception cref="InvalidOperationException">The output gives other numbers than probabilities, from 0 to 1.</exception>
    public static ClassPrediction PredictClass(this INetwork<float> network, ReadOnlySpan<float> sample, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var found = Find(network.Description, output);
        return Class(network, found, network.Predict(sample));
    }

    /// <summary>Predicts the class of each sample of <paramref name="data"/>.</summary>
    /// <param name="network">A network that ends with probabilities: of each class, or of the second of two.</param>
    /// <param name="data">The samples; their targets are not looked at.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, an output must be named, or it is no vector; or the network is stateful.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The output gives other numbers than probabilities, from 0 to 1.</exception>
    public static ClassPrediction[] PredictClasses(this INetwork<float> network, Dataset data, string? output = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        var found = Find(network.Description, output);
        float[] outputs = network.Predict(data, threads);
        var classes = new ClassPrediction[data.Count];
        int size = network.Description.OutputSize;
        for (int row = 0; row < classes.Length; row++) classes[row] = Class(network, found, outputs.AsSpan(row * size, size));
        return classes;
    }

    private static ClassPrediction Class(INetwork<float> network, OutputDescription output, ReadOnlySpan<float> outputs)
    {
        var probabilities = outputs.Slice(output.Offset, output.Shape[^1]);
        foreach (float probability in probabilities)
            if (!(probability >= 0 && probability <= 1))
                throw new InvalidOperationException($"Output '{output.Name}' of '{network.Description.Name}' gives {probability}, which is no probability: it has to end with Softmax or Sigmoid.");
        int index = probabilities.Length > 1 ? ClassIndex.OfHighest(probabilities) : probabilities[0] > 0.5f ? 1 : 0;
        float found = probabilities.Length > 1 ? probabilities[index] : index == 1 ? probabilities[0] : 1 - probabilities[0];
        IReadOnlyList<string> names = network.ClassNames();
        return new ClassPrediction(index, index < names.Count ? names[index] : null, found);
    }

    private static OutputDescription Find(NetworkDescription network, string? name)
    {
        OutputDescription? found = null;
        foreach (var output in network.Outputs)
        {
            if (name is not null && output.Name != name) continue;
            if (found is not null) throw new ArgumentException($"The network '{network.Name}' has several outputs: say which one, output: \"{found.Name}\".", "output");
            found = output;
        }

        if (found is null) throw new ArgumentException($"The network '{network.Name}' has no output '{name}'.", "output");
        if (found.Positions > 1) throw new ArgumentException($"Output '{found.Name}' of '{network.Name}' has {found.Positions} positions: a class of each is ArgMax of its numbers, there is no single one.", "output");
        return found;
    }
}
