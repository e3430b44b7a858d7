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
        int at = FiniteCheck.FirstNotFinite(data.Features);
        if (at >= 0)
            throw new ArgumentException($"Features are finite numbers, but row {at / data.FeatureCount} has {data.Features[at]} in {Column(data, at % data.FeatureCount)}.", name);
        foreach (var input in network.Inputs)
            if (input.Vocabulary is { } vocabulary) CheckIds(network, input, vocabulary, data, name);
        TargetCheck.Run(network, data.Targets, data.Count, name);
    }

    private static void CheckIds(NetworkDescription network, InputDescription input, int vocabulary, Dataset data, string name)
    {
        int length = 1;
        foreach (int axis in input.Shape) length *= axis;
        for (int row = 0; row < data.Count; row++)
        {
            var ids = data.Features.Slice(row * network.InputSize + input.Offset, length);
            for (int i = 0; i < ids.Length; i++)
                if (!(ids[i] >= 0 && ids[i] < vocabulary) || ids[i] != MathF.Floor(ids[i]))
                    throw new ArgumentException($"The ids of input '{input.Name}' are whole numbers from 0 to {vocabulary - 1}, but row {row} has {ids[i]} in {Column(data, input.Offset + i)}.", name);
        }
    }

    private static string Column(Dataset data, int column) =>
        column < data.FeatureNames.Count ? $"'{data.FeatureNames[column]}'" : $"feature {column}";
}
