namespace CompiledNet;

/// <summary>The streams of random numbers that readers draw from, apart from each other and from those that initialise parameters, which are numbered from 0.</summary>
internal static class SourceStreams
{
    /// <summary>The order of a data set in memory; the number of the epoch is added.</summary>
    public const ulong Order = 1UL << 32;

    /// <summary>The choice from the buffer of a shuffle.</summary>
    public const ulong Buffer = 2UL << 32;

    /// <summary>What maps draw.</summary>
    public const ulong Map = 3UL << 32;

    /// <summary>The numbers of a stream for the pass.</summary>
    public static Numerics.RandomStream Of(SourcePass pass, ulong stream) => new(pass.Seed, stream + (uint)pass.Epoch);
}
