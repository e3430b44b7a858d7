using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Where processes read different samples, one alone may meet something that it cannot read: all of them hear of it, as they would wait for it for ever, and that they have read as many.
/// Whoever has failed calls this next, wherever in the reading that was; so the others call it before all else that they exchange while they read.
/// </summary>
internal sealed class ReadingAgreement(Exchange exchange)
{
    private const int Numbers = 3;

    // In the place of how many samples were read: where one process is at the end of a block, others are not.
    private const long InTheMiddle = -1;

    private readonly long[] _all = new long[Numbers * exchange.Ranks];
    private readonly int[] _counts = Counts(exchange.Ranks);
    private Exception? _end;

    /// <summary>Waits for the others in the middle of a block, before its processes exchange samples.</summary>
    /// <exception cref="InvalidOperationException">Another process has met something.</exception>
    public void Meet() => Meet(failure: null, InTheMiddle, hash: 0);

    /// <summary>Waits for the others, and throws what this process has met.</summary>
    /// <param name="failure">What it has met, if it has.</param>
    /// <param name="rows">How many samples it has read, or counted.</param>
    /// <param name="hash">A hash of those that are its own.</param>
    /// <param name="pass">The pass over the source; -1 for the only one.</param>
    /// <param name="batch">The batch of the pass.</param>
    /// <returns>The sum of the hashes of all.</returns>
    /// <exception cref="InvalidOperationException">Another process has met something, or has read another number of samples.</exception>
    public ulong Meet(Exception? failure, long rows, ulong hash, int pass = -1, long batch = 0)
    {
        // The others have heard of it, and ask no more.
        if (_end is not null) ExceptionDispatchInfo.Throw(_end);
        (_all[Numbers * exchange.Rank], _all[(Numbers * exchange.Rank) + 1], _all[(Numbers * exchange.Rank) + 2]) = (failure is null ? 0 : 1, rows, (long)hash);
        exchange.AllGather(MemoryMarshal.AsBytes(_all.AsSpan()), _counts);
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        ulong sum = 0;
        for (int rank = 0; rank < exchange.Ranks; rank++)
        {
            var numbers = _all.AsSpan(Numbers * rank, Numbers);
            if (numbers[0] != 0) throw _end = new InvalidOperationException($"Rank {rank} could not read its samples of {Text(pass, batch)}, and says why: this rank, {exchange.Rank}, cannot go on without it.");
            sum = unchecked(sum + (ulong)numbers[2]);
        }

        for (int rank = 1; rank < exchange.Ranks; rank++)
            if (_all[(Numbers * rank) + 1] != _all[1])
                throw _end = new InvalidOperationException($"All ranks have to read the same source, but of {Text(pass, batch)} rank {rank} has read {Count(rank)}, and rank 0 {Count(0)}.");
        return sum;
    }

    private string Count(int rank) => _all[(Numbers * rank) + 1] is var rows and not InTheMiddle ? $"{rows} samples" : "some samples, and not yet all";

    private static string Text(int pass, long batch) => pass < 0 ? "the data" : $"batch {batch} of pass {pass}";

    private static int[] Counts(int ranks)
    {
        int[] counts = new int[ranks];
        Array.Fill(counts, Numbers * sizeof(long));
        return counts;
    }
}
