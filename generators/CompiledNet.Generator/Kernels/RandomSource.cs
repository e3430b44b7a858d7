using System;

namespace CompiledNet.Generator.Kernels;

/// <summary>Whose random numbers are drawn: no two of a network draw the same.</summary>
/// <param name="Node">The layer, under a number that no other layer of the network has, those within cells included.</param>
/// <param name="Stream">Which of the layer's draws, where it has several.</param>
internal readonly record struct RandomSource(int Node, int Stream = 0)
{
    // Layers of cells are numbered up to 2^24 and a little.
    private const int NodeBits = 25, MostStreams = 1 << (31 - NodeBits);

    /// <summary>One number for both.</summary>
    public int Number => Node is >= 0 and < 1 << NodeBits && Stream is >= 0 and < MostStreams
        ? Node + (Stream << NodeBits)
        : throw new InvalidOperationException($"Layer {Node} has no random numbers of its own for its draw {Stream}.");
}
