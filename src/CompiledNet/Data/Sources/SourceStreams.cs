using System;

namespace CompiledNet;

/// <summary>The streams of random numbers that readers draw from, apart from each other and from those that initialise parameters, which are numbered from 0.</summary>
internal static class SourceStreams
{
    /// <summary>Of sources that draw nothing.</summary>
    public const ulong None = 0;

    /// <summary>The order of a data set in memory; the number of the epoch is added.</summary>
    public const ulong Orders = 1UL << 32;

    /// <summary>The choice from the buffer of a shuffle.</summary>
    public const ulong Buffer = 2UL << 32;

    /// <summary>What maps draw.</summary>
    public const ulong Map = 3UL << 32;

    /// <summary>What augmentations draw.</summary>
    public const ulong Augmentation = 4UL << 32;

    /// <summary>What maps of batches draw.</summary>
    public const ulong BatchMap = 5UL << 32;

    // Above the kinds: two of a kind in one chain draw numbers of their own, and so do the branches of a chain.
    private const int DepthShift = 40, BranchShift = 48;

    /// <summary>The numbers of a source for the pass, other ones for each source of its stream in a chain.</summary>
    public static Numerics.RandomStream Of(SourcePass pass, DerivedSource source) => Of(pass, source.Stream + (Depth(source.Source, source.Stream) << DepthShift));

    /// <summary>The numbers of a stream for the pass.</summary>
    public static Numerics.RandomStream Of(SourcePass pass, ulong stream) => new(pass.Seed, stream + (uint)pass.Epoch + ((ulong)pass.Branch << BranchShift));

    /// <summary>The order of so many samples in memory.</summary>
    public static int[] Order(int count, SourcePass pass)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        // Whatever the branch, so that sources of other packages can have the same order.
        Of(pass with { Branch = 0 }, Orders).Shuffle<int>(order);
        return order;
    }

    /// <summary>The pass for samples that come after those of <paramref name="first"/>.</summary>
    public static SourcePass Behind(SourcePass pass, IBatchSource first) => pass with { Branch = unchecked((ushort)(pass.Branch + Branches(first))) };

    // How many sources are read one after another.
    private static int Branches(IBatchSource? source) => source switch
    {
        ConcatSource concat => Branches(concat.Source) + Branches(concat.Second),
        DerivedSource derived => Math.Max(Branches(derived.Source), Branches(derived.Second)),
        _ => 1,
    };

    // How many sources below draw from a stream, in the branch that has the most.
    private static ulong Depth(IBatchSource? source, ulong stream) => source is DerivedSource derived
        ? Math.Max(Depth(derived.Source, stream), Depth(derived.Second, stream)) + (derived.Stream == stream ? 1UL : 0)
        : 0;
}
