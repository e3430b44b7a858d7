using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
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
        private readonly int _width = source.FeatureCount, _targetWidth = source.TargetCount;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = _rows.Read(reader, Math.Min(most, Block));
            features[..(rows * _width)].Clear();
            targets[..(rows * _targetWidth)].Clear();
            for (int row = 0; row < rows; row++)
                conversion(_rows.FeatureRow(row), _rows.TargetRow(row), features.Slice(row * _width, _width), targets.Slice(row * _targetWidth, _targetWidth), random);
            if (_rows.Weights.Length > 0) _rows.Weights.AsSpan(0, rows).CopyTo(weights);
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
