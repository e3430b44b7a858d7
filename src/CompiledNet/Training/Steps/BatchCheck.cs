using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Refuses data that does not fit a network, saying what was expected and what came.</summary>
internal static class BatchCheck
{
    /// <summary>The network can be trained and evaluated: at least one of its outputs has a loss.</summary>
    public static void HasLoss(NetworkDescription network)
    {
        foreach (var output in network.Outputs)
            if (output.Loss is not null) return;
        throw new ArgumentException($"The network '{network.Name}' has no loss and can only predict: declare one with [Loss<T>] or Output<T>.", nameof(network));
    }

    /// <summary>The widths of a data set or another source are those of the network.</summary>
    public static void Fits(NetworkDescription network, IBatchSource data, [CallerArgumentExpression(nameof(data))] string? name = null)
    {
        FeaturesFit(network, data, name);
        if (data.TargetCount != network.TargetSize)
            throw new ArgumentException($"The network '{network.Name}' takes {network.TargetSize} targets per sample, but the data set has {data.TargetCount}.{Hint(network, data.TargetCount)}", name);
    }

    // Indices where one-hot targets are wanted, and the reverse: the two forms of one thing.
    private static string Hint(NetworkDescription network, int width)
    {
        if (network.Outputs.Count != 1 || network.Outputs[0] is not { Loss: { } loss, Targets: var kind } output) return "";
        int classes = output.Shape[^1];
        if (kind == TargetKind.ClassIndex && width == output.Positions * classes)
            return $" {loss} takes indices of classes: if the targets are one-hot, call ArgMax() on the data set, or take CategoricalCrossentropy.";
        return kind == TargetKind.Probability && classes > 1 && width == output.Positions
            ? $" {loss} takes a number for each class: if the targets are indices of classes, call OneHot() on the data set, or take SparseCategoricalCrossentropy."
            : "";
    }

    /// <summary>The features of a data set are as many as the inputs of the network.</summary>
    public static void FeaturesFit(NetworkDescription network, IBatchSource data, [CallerArgumentExpression(nameof(data))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(data, name);
        if (data.Count == 0) throw new ArgumentException("At least one sample was expected, but the data set is empty.", name);
        if (data.FeatureCount != network.InputSize)
            throw new ArgumentException($"The network '{network.Name}' takes {network.InputSize} inputs per sample, but the data set has {data.FeatureCount} features.", name);
    }

    /// <summary>The number of samples in <paramref name="length"/> numbers of <paramref name="width"/> each.</summary>
    public static int Rows(int length, int width, string what, string name)
    {
        if (length == 0 || length % width != 0)
            throw new ArgumentException($"A positive multiple of {width} {what} was expected, one row per sample, not {length}.", name);
        return length / width;
    }

    /// <summary>A batch has as many rows as those before it since the last reset, which were <paramref name="before"/>, or 0 if there were none.</summary>
    public static void SameRows(NetworkDescription network, int rows, int before)
    {
        if (before != 0 && rows != before)
            throw new ArgumentException($"'{network.Name}' is stateful: every row goes on where that row of the batch before ended, so that a batch has to have {before} rows as that one, not {rows}, until the states are reset.", nameof(rows));
    }

    /// <summary>The network is not stateful.</summary>
    public static void KeepsNoState(NetworkDescription network)
    {
        if (network.StateRowLength > 0)
            throw new ArgumentException($"'{network.Name}' is stateful: predict its batches with a Predictor of your own, which keeps the states from call to call.", nameof(network));
    }

    /// <summary>If the network is stateful, <paramref name="count"/> samples are whole batches of <paramref name="batchSize"/>.</summary>
    public static void WholeBatches(NetworkDescription network, long count, int batchSize, string name)
    {
        if (network.StateRowLength > 0 && count > batchSize && count % batchSize != 0)
            throw new ArgumentException($"'{network.Name}' is stateful and takes whole batches only: {count} samples are no multiple of {batchSize}.", name);
    }

    /// <summary>There are <paramref name="rows"/> × <paramref name="width"/> numbers.</summary>
    public static void Length(int length, int rows, int width, string what, string name)
    {
        if (length != rows * width)
            throw new ArgumentException($"{rows} samples with {width} {what} each were expected, {rows * width} numbers, not {length}.", name);
    }

    /// <summary>There is one weight per sample, or none at all; each at least 0 and finite.</summary>
    public static void Weights(ReadOnlySpan<float> weights, int rows, string name, long firstRow = 0) => Weights(weights, rows, 1, name, firstRow);

    /// <summary>There is one weight per sample, one for each of its <paramref name="positions"/>, or none at all; each at least 0 and finite.</summary>
    public static void Weights(ReadOnlySpan<float> weights, int rows, int positions, string name, long firstRow = 0)
    {
        if (weights.IsEmpty) return;
        if (weights.Length != rows && weights.Length != (long)rows * positions)
            throw new ArgumentException($"One weight for each of {rows} samples was expected, not {weights.Length}.", name);
        for (int i = 0; i < weights.Length; i++)
            if (!(weights[i] >= 0) || !float.IsFinite(weights[i]))
                throw new ArgumentException($"A sample weight must be finite and at least 0, but row {firstRow + i / (weights.Length / rows)} has {weights[i]}.", name);
    }
}
