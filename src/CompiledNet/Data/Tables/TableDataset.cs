using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Tables of numbers as samples, without a pipeline: a single label may be texts, the names of classes.</summary>
internal static class TableDataset
{
    /// <summary>The table as a data set.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="labels">The columns to predict.</param>
    /// <param name="classes">The classes in order of their index if they are known; null takes those of the table, sorted.</param>
    /// <exception cref="ArgumentException">There is no such column, a column holds texts, or a value is missing, not finite or an unknown class.</exception>
    public static Dataset Of(Table table, IReadOnlyList<string> labels, IReadOnlyList<string>? classes = null)
    {
        TableColumn[] targets = [.. labels.Select(label => table[label])];
        if (targets.Distinct().Count() < targets.Length) throw new ArgumentException("A label is named twice.", nameof(labels));
        TableColumn[] features = [.. table.Columns.Except(targets)];
        if (features.Length == 0) throw new ArgumentException("At least one column besides the labels was expected.", nameof(labels));
        string[] names = [];
        if (targets is [{ IsText: true } label])
        {
            names = [.. classes ?? label.Categories().Names];
            targets = [.. new ClassRule(label.Name, names).Apply(label)];
        }

        return new Dataset(
            table.Count, features.Length, targets.Length, PipelineColumns.Numbers(features), PipelineColumns.Numbers(targets),
            [.. features.Select(column => column.Name)], labels.ToArray(), names);
    }

    /// <summary>Blocks of rows as a source, after one look through all of them.</summary>
    /// <exception cref="ArgumentException">There are no rows, a block has other columns than the first, or <see cref="Of"/> refuses it.</exception>
    public static IBatchSource Source(IEnumerable<Table> blocks, IReadOnlyList<string> labels)
    {
        var indexer = new ClassIndexer(null, CsvNumbers.Invariant);
        Dataset? first = null;
        long count = 0;
        foreach (var block in blocks)
        {
            var data = Of(block, labels);
            first ??= data;
            Same(first, data, count);
            foreach (string name in data.ClassNames) indexer.TryIndex(name, out _);
            count += block.Count;
        }

        if (first is null) throw new ArgumentException("At least one row was expected, but there are none.", nameof(blocks));
        indexer.Sort([]);
        string[] classes = indexer.Names;
        var batches = blocks.Select(block => Of(block, labels, classes));
        return BatchSource.FromBatches(first.FeatureCount, first.TargetCount, batches, count).WithNames(first.FeatureNames, first.TargetNames, classes);
    }

    private static void Same(Dataset first, Dataset data, long row)
    {
        if (!data.FeatureNames.SequenceEqual(first.FeatureNames) || data.ClassNames.Count == 0 != (first.ClassNames.Count == 0))
            throw new ArgumentException($"The block from row {row} on has other columns than the first: {CsvText.Quote(string.Join(", ", data.FeatureNames))}, not {CsvText.Quote(string.Join(", ", first.FeatureNames))}.", "blocks");
    }
}
