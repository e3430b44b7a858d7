using System;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Each sample is chosen from a buffer, which the next one that comes fills up again. With a buffer for all of them every order is as likely.</summary>
internal sealed class ShuffleSource(IBatchSource source, int buffer) : DerivedSource(source)
{
    // A buffer for more samples than there are takes no more memory than those; how many there are may not be known.
    private const int FirstRows = 256;

    public override ulong Stream => SourceStreams.Buffer;

    public override IBatchReader Open(SourcePass pass)
    {
        int capacity = (int)Math.Min(buffer, Math.Max(1, Source.Count ?? buffer));
        return new Reader(Source, Source.Open(Below(pass, capacity)), capacity, SourceStreams.Of(pass, this));
    }

    // Who takes the sample at a place follows from the numbers drawn, whatever the samples are: of a pass without them, two bytes for each.
    private SourcePass Below(SourcePass pass, int capacity)
    {
        if (pass.IsWhole || Source.Count is not { } count || count > Array.MaxLength || pass.Share!.Exchange.Ranks > short.MaxValue) return pass.Whole;
        var random = SourceStreams.Of(pass, this);
        short[] takers = new short[count];
        int[] held = new int[capacity];
        for (int i = 0; i < capacity; i++) held[i] = i;
        for (int place = 0, next = capacity, left = (int)Math.Min(capacity, count); left > 0; place++)
        {
            int chosen = random.NextInt32(left);
            takers[held[chosen]] = (short)pass.Share.TakerOf(place);
            held[chosen] = next < count ? next++ : held[--left];
        }

        return pass with { Share = new SampleShare(pass.Share.Exchange, sample => takers[Math.Min(sample, count - 1)], pass.Share.Agreement) };
    }

    private sealed class Reader(IBatchSource source, IBatchReader reader, int buffer, RandomStream random) : IBatchReader
    {
        private readonly SourceRows _buffer = new(source, Math.Min(buffer, FirstRows)), _next = new(source, 1);
        private int _left = -1;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (_left < 0) _left = Fill();
            int rows = 0;
            while (rows < most && _left > 0)
            {
                int chosen = random.NextInt32(_left);
                _buffer.CopyRow(chosen, features, targets, weights, rows++);
                if (_next.Read(reader, 1) > 0) _next.CopyRow(0, _buffer.Features, _buffer.Targets, _buffer.Weights, chosen);
                else _buffer.CopyRow(--_left, _buffer.Features, _buffer.Targets, _buffer.Weights, chosen);
            }

            return rows;
        }

        public void Dispose() => reader.Dispose();

        private int Fill()
        {
            while (_buffer.Count < buffer)
            {
                if (_buffer.Count == _buffer.Capacity) _buffer.Grow((int)Math.Min(buffer, 2L * _buffer.Capacity));
                if (!_buffer.ReadMore(reader, _buffer.Capacity)) break;
            }

            return _buffer.Count;
        }
    }
}
