using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>A first look at data.</summary>
public static class DataDescribing
{
    /// <summary>Counts, missing values, ranges, outliers, and correlations with the target, of each column.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="target">The column to predict, or null.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static DataSummary Describe(this Table table, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new DataSummary(table.Columns, target is null ? null : table[target]);
    }

    /// <summary>The same of the features and then the targets of a data set; with a single target the correlations are with it. NaN counts as missing.</summary>
    public static DataSummary Describe(this Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var columns = new List<TableColumn>();
        for (int i = 0; i < data.FeatureCount; i++) columns.Add(Column(data.FeatureNames, i, $"feature {i}", data.Features, data.FeatureCount));
        for (int i = 0; i < data.TargetCount; i++) columns.Add(Column(data.TargetNames, i, $"target {i}", data.Targets, data.TargetCount));
        return new DataSummary(columns, data.TargetCount == 1 ? columns[^1] : null);
    }

    private static TableColumn Column(IReadOnlyList<string> names, int index, string otherwise, ReadOnlySpan<float> values, int width)
    {
        var column = new float[values.Length / width];
        for (int row = 0; row < column.Length; row++) column[row] = values[row * width + index];
        return new TableColumn(names.Count > 0 && names[index].Length > 0 ? names[index] : otherwise, column);
    }
}
