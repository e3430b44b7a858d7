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
}
