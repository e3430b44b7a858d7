using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Brings a data set into the order of another one by its names.</summary>
public static class DatasetAlignment
{
    /// <summary>
    /// The same samples with features, targets and classes as <paramref name="training"/> has them, found by name: a file
    /// with other columns first, or with fewer classes, then means the same to a network. What has no names in one of the
    /// two stays where it is.
    /// </summary>
    /// <param name="data">The samples.</param>
    /// <param name="training">The data whose order is wanted.</param>
    /// <exception cref="ArgumentException">The columns have other names, one occurs twice, or a sample is of a class that <paramref name="training"/> does not know.</exception>
    public static Dataset AlignTo(this Dataset data, Dataset training)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(training);
        return data.AlignTo(DataNames.Of(training), "the training data");
    }

    /// <summary>
    /// The same samples with features in the order of the data that a network was fitted to, found by name, as
    /// <see cref="NetworkPrediction.Predict(INetwork{float}, Dataset, int)"/> takes them. What has no names in one of the two stays where it is.
    /// </summary>
    /// <param name="data">The samples.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The columns have other names, or one occurs twice.</exception>
    public static Dataset AlignFeatures<T>(this Dataset data, INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(network);
        return data.AlignFeatures(NetworkNames.Of(network).Features, $"the network '{network.Description.Name}'");
    }

    /// <summary>The same for names that something, <paramref name="owner"/>, was fitted to.</summary>
    internal static Dataset AlignTo(this Dataset data, DataNames known, string owner) =>
        data.AlignFeatures(known.Features, owner).AlignTargets(known.Targets, owner).AlignClasses(known.Classes, owner);

    /// <summary>The features alone.</summary>
    internal static Dataset AlignFeatures(this Dataset data, IReadOnlyList<string> known, string owner) =>
        ColumnNames.Order(known, data.FeatureNames, "features", owner) is { } order
            ? new Dataset(
                data.Count, data.FeatureCount, data.TargetCount, ColumnNames.Take(data.Features, data.FeatureCount, order), data.Targets.ToArray(),
                known, data.TargetNames, data.ClassNames)
            : data;

    /// <summary>The targets alone.</summary>
    internal static Dataset AlignTargets(this Dataset data, IReadOnlyList<string> known, string owner) =>
        ColumnNames.Order(known, data.TargetNames, "targets", owner) is { } order
            ? data.WithTargets(ColumnNames.Take(data.Targets, data.TargetCount, order), data.TargetCount, known)
            : data;

    /// <summary>Class indices as the known classes have them; targets of one column per class are found as columns are.</summary>
    private static Dataset AlignClasses(this Dataset data, IReadOnlyList<string> known, string owner)
    {
        if (data.TargetCount == 0 || ReferenceEquals(known, data.ClassNames)) return data;
        if (data.TargetCount > 1)
        {
            // Columns that are named for their classes have been put in order already.
            if (data.TargetNames.Count > 0) return known.Count == data.TargetCount ? data.WithNames(classes: known) : data;
            return data.ClassNames.Count == data.TargetCount && ColumnNames.Order(known, data.ClassNames, "classes", owner) is { } order
                ? data.WithTargets(ColumnNames.Take(data.Targets, data.TargetCount, order), data.TargetCount, []).WithNames(classes: known)
                : data;
        }

        if (ClassIndexMap.Between(data.ClassNames, known) is not { } map) return data;
        var targets = data.Targets.ToArray();
        for (int row = 0; row < targets.Length; row++)
        {
            int index = DatasetClasses.Index(data, row);
            if (index >= map.Length || map[index] < 0)
                throw new ArgumentException($"Row {row} is of the class {(index < map.Length ? $"'{data.ClassNames[index]}'" : index)}, which {owner} was not fitted to; it knows {known.Count} classes: {CsvText.Quote(string.Join(", ", known))}.", nameof(data));
            targets[row] = map[index];
        }

        return data.WithTargets(targets, 1, data.TargetNames).WithNames(classes: known);
    }
}
