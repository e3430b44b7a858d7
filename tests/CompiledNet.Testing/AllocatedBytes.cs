using System;

namespace CompiledNet.Testing;

/// <summary>Counts the bytes that calls allocate, whatever else the runtime does in the meantime.</summary>
/// <remarks>
/// The thread that calls also loads types, runs static constructors and makes the objects of the just-in-time compiler, at moments
/// that nobody can foresee. What the calls themselves allocate is there in each of several counts; the rest in hardly two of them.
/// </remarks>
#pragma warning disable RS0030 // Here, where they are counted again.
public static class AllocatedBytes
{
    private const int Counts = 8;

    /// <summary>The bytes that <paramref name="calls"/> calls allocate on this thread: the least of up to eight counts, after two calls that do not count.</summary>
    public static long Fewest(Action call, int calls = 10)
    {
        call();
        call();
        return Least(GC.GetAllocatedBytesForCurrentThread, Repeated, enough: 0);

        void Repeated()
        {
            for (int i = 0; i < calls; i++) call();
        }
    }

    /// <summary>The bytes that one call allocates on this thread: the least of up to eight counts, the first that is at most <paramref name="enough"/> if there is one.</summary>
    public static long Once(Action call, long enough) => Least(GC.GetAllocatedBytesForCurrentThread, call, enough);

    /// <summary>By how much a count of bytes grows in a call: the least of up to eight times, the first that is at most <paramref name="enough"/> if there is one.</summary>
    /// <param name="count">The count, of this thread or another.</param>
    /// <param name="call">What may let it grow.</param>
    /// <param name="enough">So little that no further call is of interest.</param>
    public static long Least(Func<long> count, Action call, long enough)
    {
        long fewest = long.MaxValue;
        for (int i = 0; i < Counts && fewest > enough; i++)
        {
            long before = count();
            call();
            fewest = Math.Min(fewest, count() - before);
        }

        return fewest;
    }
}
