using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace CompiledNet.Tuning;

/// <summary>A search by several processes that run every trial together: each chooses the same points, as all know the same.</summary>
internal static class RankSearch
{
    /// <summary>Runs it, on the calling thread.</summary>
    public static SearchResult Run(SearchSpace space, Func<RunningTrial, double> objective, SearchOptions options, Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        Search.Check(space, options);
        CheckAlike(space, options, exchange);
        using var file = Open(space, options, exchange);
        using var ended = new CancellationTokenSource();
        var runner = new RankTrialRunner(objective, exchange, ended, options.CancellationToken);
        return new SearchLoop(space, runner, options, file, Known(file, space, exchange), ended.Token).RunAsync().GetAwaiter().GetResult();
    }

    private static void CheckAlike(SearchSpace space, SearchOptions options, Exchange exchange)
    {
        const int numbers = 4;
        int[] counts = new int[exchange.Ranks];
        Array.Fill(counts, numbers * sizeof(long));
        long[] all = new long[exchange.Ranks * numbers];
        long[] own = [SealedLine.Checksum(TrialLine.Header(space, options.Direction)), SealedLine.Checksum(Encoding.UTF8.GetBytes(options.Strategy.GetType().FullName ?? "")), options.Trials, options.Seed];
        own.CopyTo(all, exchange.Rank * numbers);
        exchange.AllGather(MemoryMarshal.AsBytes(all.AsSpan()), counts);
        string[] what = ["space", "strategy", "number of trials", "seed"];
        for (int i = numbers; i < all.Length; i++)
            if (all[i] != all[i % numbers]) throw new ArgumentException($"All ranks have to search the same, and the {what[i % numbers]} of rank {i / numbers} is not that of rank 0.", nameof(options));
    }

    // Rank 0 alone has it; the others hear whether it has.
    private static TrialFile? Open(SearchSpace space, SearchOptions options, Exchange exchange)
    {
        byte[] isThere = [0];
        TrialFile? file = null;
        try
        {
            if (exchange.Rank == 0 && options.File is { } path) file = TrialFile.Open(path, space, options.Direction);
            isThere[0] = 1;
        }
        finally
        {
            exchange.Broadcast(isThere);
        }

        return isThere[0] == 1 ? file : throw new InvalidOperationException($"Rank 0 could not open the file of the search, and says why: this rank, {exchange.Rank}, cannot go on without it.");
    }

    // The trials of the file, line by line.
    private static IReadOnlyList<Trial> Known(TrialFile? file, SearchSpace space, Exchange exchange)
    {
        byte[] lines = [.. (file?.Trials ?? []).SelectMany(TrialLine.Write)];
        long[] length = [lines.Length];
        exchange.Broadcast(MemoryMarshal.AsBytes(length.AsSpan()));
        if (exchange.Rank != 0) lines = new byte[length[0]];
        exchange.Broadcast(lines);
        var trials = new List<Trial>();
        for (var rest = lines.AsMemory(); !rest.IsEmpty;)
        {
            int end = rest.Span.IndexOf((byte)'\n');
            trials.Add(TrialLine.Read(rest[..end], space));
            rest = rest[(end + 1)..];
        }

        return trials;
    }
}
