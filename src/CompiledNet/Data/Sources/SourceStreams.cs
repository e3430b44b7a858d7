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

    /// <summary>What augmentations draw.</summary>
    public const ulong Augmentation = 4UL << 32;

    /// <summary>What maps of batches draw.</summary>
    public const ulong BatchMap = 5UL << 32;

    // Above the kinds: two of a kind in one chain draw numbers of their own.
    private const int DepthShift = 40;

    /// <summary>The numbers of a stream for the pass, other ones for each source of the kind in a chain.</summary>
    public static Numerics.RandomStream Of<TKind>(SourcePass pass, ulong stream, DerivedSource source) where TKind : DerivedSource
    {
        ulong depth = 0;
        for (IBatchSource below = source.Source; below is DerivedSource derived; below = derived.Source)
            if (derived is TKind) depth++;
        return Of(pass, stream + (depth << DepthShift));
    }

    /// <summary>The numbers of a stream for the pass.</summary>
    public static Numerics.RandomStream Of(SourcePass pass, ulong stream) => new(pass.Seed, stream + (uint)pass.Epoch);
}
