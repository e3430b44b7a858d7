using System;

namespace CompiledNet;

/// <summary>
/// A pass over samples that lie in several processes, in the order in which a data set in one memory would come: at every read each process sends those that it has
/// to the processes that take them. All call it at the same time and ask for as many.
/// </summary>
internal sealed class SpreadReader(SpreadDataset data, SourcePass pass) : IBatchReader
{
    private readonly int[] _order = pass.Shuffle ? SourceStreams.Order(data.Count, pass) : [];
    private readonly int[] _sendCounts = new int[data.Exchange.Ranks], _receiveCounts = new int[data.Exchange.Ranks], _places = new int[data.Exchange.Ranks];
    private readonly int _width = data.FeatureCount + data.TargetCount + (data.HasWeights ? 1 : 0);
    private float[] _send = [], _receive = [];
    private int _next;

    public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
    {
        int rows = Math.Min(most, data.Count - _next);
        if (rows <= 0) return 0;
        Count(rows);
        // In the same block another process may have met what it cannot read, of samples that come before these.
        pass.Share!.Agreement.Meet();
        int sent = Pack(rows);
        data.Exchange.AllToAll(_send.AsSpan(0, sent), _sendCounts, _receive, _receiveCounts);
        Unpack(rows, features, targets, weights);
        _next += rows;
        return rows;
    }

    public void Dispose()
    {
    }

    private int SampleAt(int row) => pass.Shuffle ? _order[_next + row] : _next + row;

    // How many numbers go where.
    private void Count(int rows)
    {
        Array.Clear(_sendCounts);
        Array.Clear(_receiveCounts);
        for (int row = 0; row < rows; row++)
        {
            int owner = SampleAt(row) % _places.Length, taker = pass.Share!.TakerOf(_next + row);
            var (first, last) = taker == SampleShare.Everybody ? (0, _places.Length - 1) : (taker, taker);
            for (int rank = first; owner == data.Exchange.Rank && rank <= last; rank++) _sendCounts[rank] += _width;
            if (first <= data.Exchange.Rank && data.Exchange.Rank <= last) _receiveCounts[owner] += _width;
        }

        Reserve(ref _send, Begin(_sendCounts));
        Reserve(ref _receive, Begin(_receiveCounts));
    }

    // Rank by rank, the rows of each in their order.
    private int Pack(int rows)
    {
        int end = Begin(_sendCounts);
        for (int row = 0; row < rows; row++)
        {
            int sample = SampleAt(row), taker = pass.Share!.TakerOf(_next + row);
            if (sample % _places.Length != data.Exchange.Rank) continue;
            var (first, last) = taker == SampleShare.Everybody ? (0, _places.Length - 1) : (taker, taker);
            for (int rank = first; rank <= last; rank++)
            {
                Pack(sample / _places.Length, _send.AsSpan(_places[rank], _width));
                _places[rank] += _width;
            }
        }

        return end;
    }

    private void Pack(int own, Span<float> numbers)
    {
        data.Features.AsSpan(own * data.FeatureCount, data.FeatureCount).CopyTo(numbers);
        data.Targets.AsSpan(own * data.TargetCount, data.TargetCount).CopyTo(numbers[data.FeatureCount..]);
        if (data.HasWeights) numbers[^1] = data.Weights[own];
    }

    // The place where the numbers of each rank begin; the end of them all.
    private int Begin(int[] counts)
    {
        int place = 0;
        for (int rank = 0; rank < counts.Length; place += counts[rank++]) _places[rank] = place;
        return place;
    }

    private void Unpack(int rows, Span<float> features, Span<float> targets, Span<float> weights)
    {
        Begin(_receiveCounts);
        for (int row = 0; row < rows; row++)
        {
            if (!pass.IsWanted(_next + row)) continue;
            ref int place = ref _places[SampleAt(row) % _places.Length];
            var numbers = _receive.AsSpan(place, _width);
            numbers[..data.FeatureCount].CopyTo(features[(row * data.FeatureCount)..]);
            numbers.Slice(data.FeatureCount, data.TargetCount).CopyTo(targets[(row * data.TargetCount)..]);
            if (data.HasWeights) weights[row] = numbers[^1];
            place += _width;
        }
    }

    private static void Reserve(ref float[] memory, int length)
    {
        if (memory.Length < length) memory = new float[length];
    }
}
