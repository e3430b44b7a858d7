using System;

namespace CompiledNet;

/// <summary>Neighbouring items for one member of a team, as many as for the others.</summary>
internal static class WorkShare
{
    // A cache line of floats, and whole vectors: nobody writes where another does, and every number is computed by the
    // vector or the scalar code that would compute it without a team.
    private const int LineLength = 16;

    /// <summary>The items from First to before End.</summary>
    public static (int First, int End) Of(int items, int worker, int workers) =>
        ((int)((long)items * worker / workers), (int)((long)items * (worker + 1) / workers));

    /// <summary>A range of a block of <paramref name="length"/> numbers.</summary>
    public static Range OfBlock(int length, int worker, int workers)
    {
        var (first, end) = Of(length / LineLength, worker, workers);
        return (first * LineLength)..(worker == workers - 1 ? length : end * LineLength);
    }
}
