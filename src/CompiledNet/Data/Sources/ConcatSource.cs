using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>All samples of one source and then all of another.</summary>
internal sealed class ConcatSource(IBatchSource first, IBatchSource second) : DerivedSource(first)
{
    public override long? Count => Source.Count + second.Count;

    public override int? BatchSize => Source.BatchSize ?? second.BatchSize;

    public override bool HasWeights => Source.HasWeights || second.HasWeights;

    public override IBatchSource? Second => second;

    public override IBatchReader Open(SourcePass pass) => new Reader(Source, second, pass);

    private sealed class Reader(IBatchSource first, IBatchSource second, SourcePass pass) : IBatchReader
    {
        private IBatchReader? _reader = first.Open(pass);
        private bool _isSecond, _hasWeights = first.HasWeights;
        private long _count;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = _reader!.Read(features, targets, _hasWeights ? weights : default, most);
            if (!_hasWeights && !weights.IsEmpty) weights[..rows].Fill(1);
            _count += rows;
            if (rows > 0 || _isSecond) return rows;
            (_isSecond, _hasWeights) = (true, second.HasWeights);
            Dispose();
            _reader = second.Open(SourceStreams.Behind(pass, first).From(_count));
            return Read(features, targets, weights, most);
        }

        // Once, even where the second cannot be opened.
        public void Dispose()
        {
            var reader = _reader;
            _reader = null;
            reader?.Dispose();
        }
    }
}
