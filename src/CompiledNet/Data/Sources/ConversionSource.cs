using System;
using System.Collections.Generic;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Samples that are made into samples of other widths.</summary>
internal sealed class ConversionSource(IBatchSource source, int features, int targets, SampleConversion conversion) : DerivedSource(source)
{
    private const int Block = 64;

    public override int FeatureCount => features;

    public override int TargetCount => targets;

    public override IReadOnlyList<string> FeatureNames => features == Source.FeatureCount ? Source.FeatureNames : [];

    public override IReadOnlyList<string> TargetNames => targets == Source.TargetCount ? Source.TargetNames : [];

    public override ulong Stream => SourceStreams.Map;

    public override IBatchReader Open(SourcePass pass) => new Reader(this, Source.Open(pass.Whole), SourceStreams.Of(pass, this), conversion);

    private sealed class Reader(ConversionSource source, IBatchReader reader, RandomStream random, SampleConversion conversion) : IBatchReader
    {
        private readonly SourceRows _rows = new(source.Source, Block);

        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = _rows.Read(reader, Math.Min(most, Block)), width = source.FeatureCount, targetWidth = source.TargetCount;
            features[..(rows * width)].Clear();
            targets[..(rows * targetWidth)].Clear();
            for (int row = 0; row < rows; row++)
                conversion(_rows.FeatureRow(row), _rows.TargetRow(row), features.Slice(row * width, width), targets.Slice(row * targetWidth, targetWidth), random);
            if (source.HasWeights) _rows.Weights.AsSpan(0, rows).CopyTo(weights);
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
