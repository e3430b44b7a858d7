using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Samples that are changed in place.</summary>
internal sealed class MapSource(IBatchSource source, SampleMap map) : DerivedSource(source)
{
    public override ulong Stream => SourceStreams.Map;

    public override IBatchReader Open(SourcePass pass) => new Reader(this, Source.Open(pass.Whole), map, SourceStreams.Of(pass, this));

    private sealed class Reader(MapSource source, IBatchReader reader, SampleMap map, RandomStream random) : IBatchReader
    {
        private readonly int _width = source.FeatureCount, _targetWidth = source.TargetCount;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = reader.Read(features, targets, weights, most);
            for (int row = 0; row < rows; row++) map(features.Slice(row * _width, _width), targets.Slice(row * _targetWidth, _targetWidth), random);
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
