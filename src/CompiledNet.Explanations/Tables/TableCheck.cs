using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>Whether a table fits a network.</summary>
internal static class TableCheck
{
    /// <summary>The rows with columns in the order that the network knows.</summary>
    public static Dataset Rows(INetwork<float> network, Dataset rows, string parameter)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(rows, parameter);
        if (rows.Count == 0) throw new ArgumentException("There is no row.", parameter);
        if (rows.FeatureCount != network.Description.InputSize)
            throw new ArgumentException($"'{network.Description.Name}' takes rows of {network.Description.InputSize} numbers, not {rows.FeatureCount}.", parameter);
        return rows.AlignFeatures(network);
    }

    public static void Output(INetwork<float> network, int output, string parameter)
    {
        if (output < 0 || output >= network.Description.OutputSize)
            throw new ArgumentOutOfRangeException(parameter, output, $"A prediction of '{network.Description.Name}' has {network.Description.OutputSize} numbers, from 0 on.");
    }

    public static int Column(Dataset data, string column, string parameter)
    {
        var columns = Columns(data);
        int index = Enumerable.Range(0, columns.Count).FirstOrDefault(i => columns[i] == column, -1);
        return index >= 0 ? index : throw new ArgumentException($"There is no column '{column}' among: {string.Join(", ", columns)}.", parameter);
    }

    /// <summary>The names of the columns, or their places if they have none.</summary>
    public static IReadOnlyList<string> Columns(Dataset data) => data.FeatureNames.Count > 0
        ? data.FeatureNames
        : [.. Enumerable.Range(0, data.FeatureCount).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The data with other features.</summary>
    public static Dataset With(Dataset data, float[] features)
    {
        var made = Dataset.From(new DataBlock(features, data.FeatureCount), new DataBlock(data.Targets, data.TargetCount));
        return made.WithNames(
            data.FeatureNames.Count > 0 ? data.FeatureNames : null, data.TargetNames.Count > 0 ? data.TargetNames : null, data.ClassNames.Count > 0 ? data.ClassNames : null);
    }
}
