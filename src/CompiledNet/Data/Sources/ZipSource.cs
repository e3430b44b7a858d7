using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The features of two sources side by side, and so the targets; as many samples as the shorter one has.</summary>
internal sealed class ZipSource(IBatchSource first, IBatchSource second) : DerivedSource(first)
{
    private const int Block = 64;

    public override int FeatureCount => Source.FeatureCount + second.FeatureCount;

    public override int TargetCount => Source.TargetCount + second.TargetCount;

    public override long? Count => Source.Count is { } one && second.Count is { } other ? Math.Min(one, other) : null;

    public override int? BatchSize => Source.BatchSize ?? second.BatchSize;

    public override bool HasWeights => Source.HasWeights || second.HasWeights;

    public override IReadOnlyList<string> FeatureNames => Joined(Source.FeatureNames, second.FeatureNames, FeatureCount);

    public override IReadOnlyList<string> TargetNames => Joined(Source.TargetNames, second.TargetNames, TargetCount);

    public override IReadOnlyList<string> ClassNames => second.TargetCount == 0 ? Source.ClassNames : Source.TargetCount == 0 ? second.ClassNames : [];

    public override IBatchSource? Second => second;

    // Two random orders would make other pairs.
    public override IBatchReader Open(SourcePass pass)
    {
        var reader = Source.Open(pass with { Shuffle = false });
        try
        {
            return new Reader(Source, reader, second, second.Open(pass with { Shuffle = false }));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private static IReadOnlyList<string> Joined(IReadOnlyList<string> one, IReadOnlyList<string> other, int count) =>
        one.Count + other.Count == count ? [.. one, .. other] : [];

    private sealed class Reader(IBatchSource first, IBatchReader one, IBatchSource second, IBatchReader other) : IBatchReader
    {
        private readonly SourceRows _first = new(first, Block), _second = new(second, Block);
        private readonly int _featuresOfFirst = first.FeatureCount, _targetsOfFirst = first.TargetCount, _width = first.FeatureCount + second.FeatureCount, _targetWidth = first.TargetCount + second.TargetCount;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = _first.Read(one, Math.Min(most, Block));
            if (rows > 0) rows = _second.Read(other, rows);
            for (int row = 0; row < rows; row++)
            {
                _first.FeatureRow(row).CopyTo(features[(row * _width)..]);
                _second.FeatureRow(row).CopyTo(features[(row * _width + _featuresOfFirst)..]);
                _first.TargetRow(row).CopyTo(targets[(row * _targetWidth)..]);
                _second.TargetRow(row).CopyTo(targets[(row * _targetWidth + _targetsOfFirst)..]);
                if (!weights.IsEmpty) weights[row] = (_first.Weights.Length > 0 ? _first.Weights[row] : 1) * (_second.Weights.Length > 0 ? _second.Weights[row] : 1);
            }

            return rows;
        }

        public void Dispose()
        {
            try
            {
                one.Dispose();
            }
            finally
            {
                other.Dispose();
            }
        }
    }
}
