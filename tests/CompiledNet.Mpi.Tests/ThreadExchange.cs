using System;
using System.Linq;
using System.Threading;

namespace CompiledNet.Mpi.Tests;

/// <summary>Ranks that are threads of this process, for what is no matter of a library.</summary>
internal sealed class ThreadExchange : Exchange
{
    private readonly Meeting _meeting;

    private ThreadExchange(Meeting meeting, int rank) => (_meeting, Rank) = (meeting, rank);

    public override int Rank { get; }

    public override int Ranks => _meeting.Items.Length;

    /// <summary>Runs so many ranks to their end; what each has thrown, or null. One that throws ends those that wait for it.</summary>
    public static Exception?[] Run(int ranks, Action<Exchange> rank)
    {
        using var meeting = new Meeting(ranks);
        var failures = new Exception?[ranks];
        Thread[] threads = [.. Enumerable.Range(0, ranks).Select(number => new Thread(() =>
        {
            try
            {
                rank(new ThreadExchange(meeting, number));
            }
            catch (Exception thrown)
            {
                failures[number] = thrown;
                meeting.End();
            }
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return failures;
    }

    public override void AllToAll(ReadOnlySpan<float> send, ReadOnlySpan<int> sendCounts, Span<float> receive, ReadOnlySpan<int> receiveCounts)
    {
        var all = _meeting.Show(Rank, (send.ToArray(), sendCounts.ToArray()));
        int to = 0;
        for (int rank = 0; rank < Ranks; rank++)
        {
            var (numbers, counts) = all(rank);
            counts[Rank].ShouldBe(receiveCounts[rank]);
            numbers.AsSpan(counts[..Rank].Sum(), counts[Rank]).CopyTo(receive[to..]);
            to += counts[Rank];
        }

        Barrier();
    }

    public override void AllGather(Span<byte> all, ReadOnlySpan<int> counts)
    {
        int[] lengths = counts.ToArray();
        var shown = _meeting.Show(Rank, (lengths, all.Slice(lengths[..Rank].Sum(), lengths[Rank]).ToArray()));
        int to = 0;
        for (int rank = 0; rank < Ranks; rank++)
        {
            var (theirs, bytes) = shown(rank);
            theirs.ShouldBe(lengths);
            bytes.CopyTo(all[to..]);
            to += bytes.Length;
        }

        Barrier();
    }

    public override void AllReduce(Span<float> numbers)
    {
        var all = _meeting.Show(Rank, numbers.ToArray());
        numbers.Clear();
        for (int rank = 0; rank < Ranks; rank++)
            for (int i = 0; i < numbers.Length; i++) numbers[i] += all(rank)[i];
        Barrier();
    }

    public override void Broadcast(Span<byte> data)
    {
        var all = _meeting.Show(Rank, data.ToArray());
        all(0).CopyTo(data);
        Barrier();
    }

    public override void Barrier() => _meeting.Wait();

    private sealed class Meeting(int ranks) : IDisposable
    {
        private readonly Barrier _barrier = new(ranks);
        private readonly CancellationTokenSource _end = new();

        public object[] Items { get; } = new object[ranks];

        /// <summary>Shows the others an item; what comes back gives those of all, until everybody waits the next time.</summary>
        public Func<int, T> Show<T>(int rank, T item) where T : notnull
        {
            Items[rank] = item;
            Wait();
            return other => (T)Items[other];
        }

        public void Wait() => _barrier.SignalAndWait(_end.Token);

        public void End() => _end.Cancel();

        public void Dispose()
        {
            _barrier.Dispose();
            _end.Dispose();
        }
    }
}
