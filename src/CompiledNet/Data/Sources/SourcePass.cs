using System.Runtime.CompilerServices;
using System.Threading;

namespace CompiledNet;

/// <summary>Which pass over a source is wanted.</summary>
/// <param name="Epoch">The number of the pass, counted from 0.</param>
/// <param name="Seed">What random choices follow from, together with the epoch.</param>
/// <param name="Shuffle">Whether samples that lie in memory come in a random order; what can only be read in its own order stays in it.</param>
/// <param name="CancellationToken">Ends what the source may have to wait for.</param>
public readonly record struct SourcePass(int Epoch = 0, int Seed = 0, bool Shuffle = false, CancellationToken CancellationToken = default)
{
    /// <summary>Which of the sources that are read one after another is meant: each draws numbers of its own.</summary>
    internal ushort Branch { get; init; }

    /// <summary>Who takes each sample, if several processes read the source together.</summary>
    internal SampleShare? Share { get; init; }

    /// <summary>Whether this process takes all samples.</summary>
    internal bool IsWhole => Share is null or { IsWhole: true };

    /// <summary>
    /// Whether anybody will look at a sample, counted from 0 in the order in which the samples come. Of several processes (<see cref="FitOptions.Exchange"/>) each wants its share: a source
    /// may spare itself the reading of the others, whatever then stands in their places. It has to count them, so that samples keep their numbers.
    /// </summary>
    [MethodImpl(Hot.Optimized)]
    public bool IsWanted(long sample) => Share is not { } share || share.IsWanted(sample);

    /// <summary>The pass over samples of which the first is that one of this pass.</summary>
    internal SourcePass From(long first) => IsWhole || first == 0 ? this : this with { Share = Share!.From(first) };

    /// <summary>The pass in which all are wanted.</summary>
    internal SourcePass Whole => IsWhole ? this : this with { Share = Share!.Whole };
}
