using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Prediction of classes.</summary>
public static class NetworkClassification
{
    /// <summary>Predicts the class of one sample.</summary>
    /// <param name="network">A network that ends with probabilities: of each class, or of the second of two.</param>
    /// <param name="sample">InputSize numbers, all inputs one after another.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <exception cref="ArgumentException">The sample does not fit the network, an output must be named, or it is no vector; or the network is stateful.</exception>
    /// <exception cref="InvalidOperationException">The output gives other numbers than probabilities, from 0 to 1, or is declared to.</exception>
    public static ClassPrediction PredictClass(this INetwork<float> network, ReadOnlySpan<float> sample, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var found = FindProbabilities(network.Description, output);
        return Class(network, found, network.Predict(sample));
    }

    /// <summary>Predicts the class of each sample of <paramref name="data"/>.</summary>
    /// <param name="network">A network that ends with probabilities: of each class, or of the second of two.</param>
    /// <param name="data">The samples; their targets are not looked at.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, an output must be named, or it is no vector; or the network is stateful.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The output gives other numbers than probabilities, from 0 to 1, or is declared to.</exception>
    public static ClassPrediction[] PredictClasses(this INetwork<float> network, Dataset data, string? output = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        var found = FindProbabilities(network.Description, output);
        float[] outputs = network.Predict(data, threads);
        var classes = new ClassPrediction[data.Count];
        int size = network.Description.OutputSize;
        for (int row = 0; row < classes.Length; row++) classes[row] = Class(network, found, outputs.AsSpan(row * size, size));
        return classes;
    }

    /// <summary>
    /// Predicts all samples of <paramref name="data"/> and puts beside it what they are: for a confusion matrix, for curves, to look at mistakes. Of an output with positions, such as the
    /// steps of a sequence or the pixels of a picture, each one that no mask leaves out is judged by itself.
    /// </summary>
    /// <param name="network">A network with an output whose targets are classes that exclude each other: indices, one-hot vectors, 0 and 1, or −1 and 1. It may give probabilities, logits or other scores.</param>
    /// <param name="data">The samples; columns and classes with names are found by the names of the data that the network was fitted to.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <param name="threads">How many threads predict, the calling one included; at least 1. The result is the same to the bit.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, an output must be named, or the targets are no such classes: see <see cref="CanClassify"/>.</exception>
    public static ClassificationResult Classify(this INetwork<float> network, Dataset data, string? output = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data = NetworkNames.Align(network, data);
        var description = network.Description;
        var found = Find(description, output);
        int[] actual = ClassTargets.Of(description, found, data, CountedPositions.Of(network, found, data), out int classes)
            ?? throw new ArgumentException($"The targets of the output '{found.Name}' of '{description.Name}' were expected to be one class a {(found.Positions > 1 ? "position" : "sample")}: an index, a one-hot vector, 0 or 1, or -1 or 1.", nameof(data));
        float[] outputs = network.Predict(data, threads);
        int size = found.Shape[^1], positions = found.Positions;
        int[] places = [.. Enumerable.Range(0, actual.Length).Where(place => actual[place] >= 0)];
        float[] scores = new float[places.Length * size];
        for (int i = 0; i < places.Length; i++)
            outputs.AsSpan(places[i] / positions * description.OutputSize + found.Offset + places[i] % positions * size, size).CopyTo(scores.AsSpan(i * size));
        return new ClassificationResult(network.ClassNames(), classes, scores, [.. places.Select(place => actual[place])], found, places);
    }

    /// <summary>Whether <see cref="Classify"/> can be asked: the network keeps no state, has one output or the named one, and the targets of all samples, or of all positions that count, are one class each.</summary>
    public static bool CanClassify(this INetwork<float> network, Dataset data, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        var description = network.Description;
        var outputs = output is null ? description.Outputs : [.. description.Outputs.Where(found => found.Name == output)];
        return description.StateRowLength == 0 && outputs.Count == 1
            && ClassTargets.Of(description, outputs[0], data, CountedPositions.Of(network, outputs[0], data), out _)?.Any(index => index >= 0) == true;
    }

    /// <summary>Above which number a single score stands for class 1: 0 for logits, which a loss with <c>FromLogits</c> trains, and for what a loss with targets of −1 and 1 trains, else 0.5.</summary>
    /// <param name="network">The network.</param>
    /// <param name="output">The name of the output, where there are several.</param>
    /// <exception cref="ArgumentException">There is no such output, or it must be named.</exception>
    public static float ClassThreshold(this INetwork<float> network, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return ClassTargets.Threshold(Find(network.Description, output));
    }

    private static ClassPrediction Class(INetwork<float> network, OutputDescription output, ReadOnlySpan<float> outputs)
    {
        var probabilities = outputs.Slice(output.Offset, output.Shape[^1]);
        foreach (float probability in probabilities)
            if (!(probability >= 0 && probability <= 1))
                throw new InvalidOperationException($"Output '{output.Name}' of '{network.Description.Name}' gives {probability}, which is no probability: it has to end with Softmax or Sigmoid.");
        int index = ClassIndex.OfPrediction(probabilities, ClassTargets.Threshold(output));
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
        return found;
    }

    // Some logits lie between 0 and 1 as well.
    private static OutputDescription FindProbabilities(NetworkDescription network, string? name)
    {
        var found = Find(network, name);
        if (found.Positions > 1) throw new ArgumentException($"Output '{found.Name}' of '{network.Name}' has {found.Positions} positions: a class of each is ArgMax of its numbers, there is no single one.", "output");
        if (ClassTargets.AreScores(found))
            throw new InvalidOperationException($"Output '{found.Name}' of '{network.Name}' gives {(found.AreLogits ? "logits, as its loss is declared with FromLogits" : "scores above or below 0")}, no probabilities: Classify takes them.");
        return found;
    }
}
