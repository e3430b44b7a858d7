using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;

namespace CompiledNet;

/// <summary>
/// A column for each bucket, 1 in the one that the hash of the text says: for texts of which there are too many to know.
/// A missing text is in none. The hash is MurmurHash3 (32 bits, seed 0) of the text in UTF-8, and the bucket its absolute
/// value modulo their number, as in scikit-learn's FeatureHasher.
/// </summary>
internal sealed class HashRule(string column, int buckets) : ColumnRule(column)
{
    /// <summary>The most buckets that a file may ask for.</summary>
    public const int MostBuckets = 1 << 20;

    public override string Kind => "Hash";

    public override IReadOnlyList<double> Numbers => [buckets];

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var columns = new float[buckets][];
        for (int i = 0; i < buckets; i++) columns[i] = new float[read.Count];
        for (int row = 0; row < read.Count; row++)
            if (read.TextOf(row) is { } text) columns[Bucket(text)][row] = 1;
        var made = new TableColumn[buckets];
        for (int i = 0; i < buckets; i++) made[i] = new TableColumn($"{Column}#{i}", columns[i]);
        return made;
    }

    [MethodImpl(Hot.Optimized)]
    private int Bucket(string text) => (int)(Math.Abs((long)(int)MurmurHash3.Of(Encoding.UTF8.GetBytes(text))) % buckets);
}
