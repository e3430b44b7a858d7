using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Batches of one size; those that are left over at the end may be dropped.</summary>
internal sealed class BatchedSource(IBatchSource source, int size, bool dropRemainder) : DerivedSource(source)
{
    public override int? BatchSize => size;

    public override long? Count => dropRemainder ? Source.Count / size * size : Source.Count;

    public override IBatchReader Open(SourcePass pass) => dropRemainder ? new Reader(Source, Source.Open(pass), size) : Source.Open(pass);

    private sealed class Reader(IBatchSource source, IBatchReader reader, int size) : IBatchReader
    {
        private readonly SourceRows _batch = new(source, size);
        private int _left;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (_left == 0)
            {
                if (_batch.Read(reader, _batch.Capacity) < _batch.Capacity) return 0;
                _left = _batch.Capacity;
            }

            int rows = Math.Min(most, _left);
            _batch.CopyRows(_batch.Capacity - _left, rows, features, targets, weights);
            _left -= rows;
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
