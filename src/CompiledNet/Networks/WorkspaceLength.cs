using System;

namespace CompiledNet;

/// <summary>How many numbers a batch needs somewhere, or an exception that names the size of the batch if it is too large.</summary>
internal static class WorkspaceLength
{
    // Room for alignment, and below what an array can have.
    private const int Most = int.MaxValue - 1024;

    /// <summary><paramref name="perSample"/> numbers for each of <paramref name="capacity"/> samples, and some besides.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive, or so large that the numbers do not fit one block of memory.</exception>
    public static int Of(NetworkDescription network, int capacity, int perSample, int others = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        long length = (long)perSample * capacity + others;
        if (length <= Most) return (int)length;
        throw new ArgumentOutOfRangeException(
            nameof(capacity), capacity,
            $"A batch of {capacity} samples is too large for the network '{network.Name}': with {perSample} numbers for each it takes {length} numbers, and one block of memory has at most {Most}. At most {(Most - others) / Math.Max(1, perSample)} samples at a time were expected.");
    }
}
