using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Some samples after some others.</summary>
internal sealed class TakeSource(IBatchSource source, long skip, long take) : DerivedSource(source)
{
    public override long? Count => Source.Count is { } count ? Math.Min(Math.Max(0, count - skip), take) : null;

    // Which samples are taken does not depend on whether memory is shuffled.
    public override IBatchReader Open(SourcePass pass) => new Reader(Source, Source.Open(pass.From(-skip) with { Shuffle = false }), skip, take);

    private sealed class Reader(IBatchSource source, IBatchReader reader, long skip, long take) : IBatchReader
    {
        private const int Block = 64;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (skip > 0)
            {
                var rows = new SourceRows(source, Block);
                while (skip > 0 && rows.Read(reader, (int)Math.Min(Block, skip)) is > 0 and var passed) skip -= passed;
                skip = 0;
            }

            if (take == 0) return 0;
            int read = reader.Read(features, targets, weights, (int)Math.Min(most, take));
            take -= read;
            return read;
        }

        public void Dispose() => reader.Dispose();
    }
}
