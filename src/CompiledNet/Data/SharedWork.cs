using System;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace CompiledNet;

/// <summary>
/// Work on data that several threads do together, each item by one of them. Which thread does which changes no bit, and what fails is what would fail
/// first on one thread.
/// </summary>
internal static class SharedWork
{
    // Numbers of a block of rows: below, a second thread is not worth waking; several for each thread, as some wake up late.
    private const int BlockNumbers = 1 << 16;

    /// <summary>Does the items 0 … <paramref name="count"/> − 1.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">How many threads, the calling one included; at least 1.</param>
    /// <param name="item">Does one.</param>
    public static void Items(int count, int threads, Action<int> item)
    {
        if (threads == 1 || count < 2)
        {
            for (int i = 0; i < count; i++) item(i);
            return;
        }

        var failures = new ExceptionDispatchInfo?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            try
            {
                item(i);
            }
            catch (Exception failure)
            {
                failures[i] = ExceptionDispatchInfo.Capture(failure);
            }
        });
        foreach (var failure in failures) failure?.Throw();
    }

    /// <summary>Does rows of <paramref name="width"/> numbers, block by block.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="threads">How many threads, the calling one included; at least 1.</param>
    /// <param name="block">Does the rows from the first number to before the second.</param>
    public static void Rows(int rows, int width, int threads, Action<int, int> block)
    {
        int size = threads == 1 ? Math.Max(1, rows) : Math.Max(1, BlockNumbers / Math.Max(1, width)), blocks = (int)((rows + (long)size - 1) / size);
        Items(blocks, threads, i => block(i * size, (int)Math.Min(rows, (i + 1L) * size)));
    }

    /// <summary>Does the columns of a matrix in ranges of neighbours, one a thread.</summary>
    /// <param name="columns">How many there are.</param>
    /// <param name="threads">How many threads, the calling one included; at least 1.</param>
    /// <param name="range">Does the columns from the first number to before the second.</param>
    public static void Columns(int columns, int threads, Action<int, int> range)
    {
        int ranges = Math.Min(columns, threads);
        Items(ranges, threads, i =>
        {
            var (first, end) = WorkShare.Of(columns, i, ranges);
            range(first, end);
        });
    }
}
