using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Puts the samples of a source into memory.</summary>
internal static class SourceDataset
{
    private const int Block = 256;

    /// <summary>Reads one pass to its end.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    [MethodImpl(Hot.Optimized)]
    public static Dataset Read(IBatchSource source, int seed)
    {
        GrowingRows features = new(source.FeatureCount), targets = new(source.TargetCount);
        var rows = new SourceRows(source, Block);
        using var reader = source.Open(new SourcePass(Seed: seed));
        while (rows.Read(reader, Block) is > 0 and var count)
            for (int row = 0; row < count; row++)
            {
                rows.FeatureRow(row).CopyTo(features.Next());
                rows.TargetRow(row).CopyTo(targets.Next());
                features.Keep();
                targets.Keep();
            }

        if (features.Count == 0) throw new ArgumentException("At least one sample was expected, but the source has none.", nameof(source));
        return new Dataset(
            features.Count, source.FeatureCount, source.TargetCount, features.ToArray(), targets.ToArray(),
            source.FeatureNames, source.TargetNames, source.ClassNames);
    }
}
