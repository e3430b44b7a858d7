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
        return length <= Most ? (int)length : throw TooLarge(network, capacity, perSample, length, (Most - others) / Math.Max(1, perSample));
    }

    /// <summary>Refuses a batch that does not fit as a whole, or not in the shards that it is split into; the caller knows nothing of these.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is too large.</exception>
    public static void CheckTraining(NetworkDescription network, ShardPlan plan, int capacity)
    {
        Of(network, capacity, Math.Max(network.OutputSize, Math.Max(network.MaskSize, network.AttentionSize)));
        int perSample = Math.Max(network.Workspaces.TrainingRowLength, network.InputSize), rows = plan.LongestLength(capacity);
        long length = (long)perSample * rows + network.Workspaces.TrainingFixedLength;
        if (length > Most) throw TooLarge(network, capacity, perSample, length, plan.MostRows((Most - network.Workspaces.TrainingFixedLength) / perSample));
    }

    private static ArgumentOutOfRangeException TooLarge(NetworkDescription network, int capacity, int perSample, long length, long most) => new(
        nameof(capacity), capacity,
        $"A batch of {capacity} samples is too large for the network '{network.Name}': with {perSample} numbers for each it takes {length} numbers at once, and one block of memory has at most {Most}. At most {most} samples at a time were expected.");
}
