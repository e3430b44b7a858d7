using System;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>All rows of a CSV file, or of a part of it, in memory.</summary>
/// <param name="rows">Where they come from.</param>
internal sealed class CsvContentRows(CsvRows rows)
{
    private CsvContentRows(CsvRows first, GrowingRows features, GrowingRows targets, ClassIndexer? classes, bool lacksMeans)
        : this(first) => (Features, Targets, Classes, LacksMeans) = (features, targets, classes, lacksMeans);

    /// <summary>What they are read by, for its columns and messages.</summary>
    public CsvRows Rows => rows;

    /// <summary>The features.</summary>
    public GrowingRows Features { get; } = new(rows.Columns.Features.Length);

    /// <summary>The targets; of classes provisional numbers.</summary>
    public GrowingRows Targets { get; } = new(rows.Columns.Labels.Length);

    /// <summary>The classes that have occurred, or null if the labels are numbers.</summary>
    public ClassIndexer? Classes { get; private set; }

    /// <summary>Whether a missing feature is NaN for now, because the mean of its column is to take its place.</summary>
    public bool LacksMeans { get; private set; }

    /// <summary>Reads one row more; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryReadRow()
    {
        bool read = rows.Read(Features.Next(), Targets.Next());
        (Classes, LacksMeans) = (rows.Classes, rows.LacksMeans);
        if (!read) return false;
        Features.Keep();
        Targets.Keep();
        return true;
    }

    /// <summary>Parts of a file one after another, with the classes numbered as they occur in all of them.</summary>
    public static CsvContentRows Join(CsvContentRows[] parts, int count)
    {
        var first = parts[0];
        GrowingRows features = GrowingRows.Join([.. parts.Select(part => part.Features)], count), targets = GrowingRows.Join([.. parts.Select(part => part.Targets)], count);
        int row = first.Targets.Count;
        foreach (var part in parts.AsSpan(1))
        {
            if (part.Classes is { } classes) Renumber(targets.Values.Slice(row, part.Targets.Count), classes.Names, first.Classes!);
            row += part.Targets.Count;
        }

        return new CsvContentRows(first.Rows, features, targets, first.Classes, parts.Any(part => part.LacksMeans));
    }

    // There is a single label where there are classes.
    private static void Renumber(Span<float> targets, string[] names, ClassIndexer all)
    {
        var numbers = new int[names.Length];
        for (int i = 0; i < names.Length; i++) all.TryIndex(names[i], out numbers[i]);
        foreach (ref float target in targets) target = numbers[(int)target];
    }
}
