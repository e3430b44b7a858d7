using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Batches that are changed in place; a fit takes them as they are cut here.</summary>
internal sealed class BatchMapSource(IBatchSource source, int size, BatchMap map) : DerivedSource(source)
{
    public override int? BatchSize => size;

    public override ulong Stream => SourceStreams.BatchMap;

    public override IBatchReader Open(SourcePass pass) =>
        new Reader(Source, Source.Open(pass.Whole), size, map, SourceStreams.Of(pass, this));

    private sealed class Reader(IBatchSource source, IBatchReader reader, int size, BatchMap map, RandomStream random) : IBatchReader
    {
        private readonly SourceRows _batch = new(source, size);
        private int _next;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (_next == _batch.Count)
            {
                _next = 0;
                int count = _batch.Read(reader, size);
                if (count == 0) return 0;
                map(_batch.Features.AsSpan(0, count * source.FeatureCount), _batch.Targets.AsSpan(0, count * source.TargetCount), count, random);
            }

            int rows = Math.Min(most, _batch.Count - _next);
            _batch.CopyRows(_next, rows, features, targets, weights);
            _next += rows;
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
