using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The samples several times over, or for ever; each time is a pass of its own.</summary>
internal sealed class RepeatSource(IBatchSource source, int? times) : DerivedSource(source)
{
    public override long? Count => Source.Count * times;

    public override IBatchReader Open(SourcePass pass) => new Reader(Source, times, pass with { Epoch = unchecked(pass.Epoch * (times ?? 1)) });

    private sealed class Reader(IBatchSource source, int? times, SourcePass pass) : IBatchReader
    {
        private IBatchReader? _reader;
        private int _begun;
        private long _count;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            bool isNew = false;
            while (true)
            {
                if (_reader?.Read(features, targets, weights, most) is > 0 and var rows)
                {
                    _count += rows;
                    return rows;
                }

                // For ever nothing is nothing; of several times some may have no samples.
                if (_begun == times || (isNew && times is null)) return 0;
                Dispose();
                _reader = source.Open(pass.From(_count) with { Epoch = unchecked(pass.Epoch + _begun++) });
                isNew = true;
            }
        }

        // Once, even where the next cannot be opened.
        public void Dispose()
        {
            var reader = _reader;
            _reader = null;
            reader?.Dispose();
        }
    }
}
