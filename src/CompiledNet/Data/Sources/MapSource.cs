using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Samples that are changed in place.</summary>
internal sealed class MapSource(IBatchSource source, SampleMap map) : DerivedSource(source)
{
    public override ulong Stream => SourceStreams.Map;

    public override IBatchReader Open(SourcePass pass) => new Reader(this, Source.Open(pass.Whole), map, SourceStreams.Of(pass, this));

    private sealed class Reader(MapSource source, IBatchReader reader, SampleMap map, RandomStream random) : IBatchReader
    {
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = reader.Read(features, targets, weights, most), width = source.FeatureCount, targetWidth = source.TargetCount;
            for (int row = 0; row < rows; row++) map(features.Slice(row * width, width), targets.Slice(row * targetWidth, targetWidth), random);
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
