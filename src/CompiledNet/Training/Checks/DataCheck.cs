using System;

namespace CompiledNet;

/// <summary>Looks over a whole data set before the first step or evaluation of it, so that a bad number is found by its row and not by its traces.</summary>
internal static class DataCheck
{
    /// <summary>The widths are those of the network, all features are finite, ids exist and targets are what the losses take.</summary>
    /// <exception cref="ArgumentException">Something is wrong; the message names the first row and column.</exception>
    public static void Run(NetworkDescription network, Dataset data, string name)
    {
        BatchCheck.Fits(network, data, name);
        Features(network, data, data.Features, 0, name);
        TargetCheck.Run(network, data.Targets, data.Count, name);
    }

    /// <summary>Features of some rows of a source, the first of which is row <paramref name="firstRow"/>, are finite, and ids exist; allocates nothing.</summary>
    /// <exception cref="ArgumentException">Something is wrong; the message names the first row and column.</exception>
    public static void Features(NetworkDescription network, IBatchSource source, ReadOnlySpan<float> features, long firstRow, string name)
    {
        int at = FiniteCheck.FirstNotFinite(features);
        if (at >= 0)
            throw new ArgumentException($"Features are finite numbers, but row {firstRow + at / network.InputSize} has {features[at]} in {Column(source, at % network.InputSize)}.", name);
        if (TokenCheck.FirstWrong(network, features) is not var (row, position, input)) return;
        int column = input.Offset + position;
        throw new ArgumentException($"The ids of input '{input.Name}' are whole numbers from 0 to {input.Vocabulary - 1}, but row {firstRow + row} has {features[row * network.InputSize + column]} in {Column(source, column)}.", name);
    }

    private static string Column(IBatchSource source, int column) =>
        column < source.FeatureNames.Count ? $"'{source.FeatureNames[column]}'" : $"feature {column}";
}
