using System.Collections.Immutable;

namespace CompiledNet.Generator.Graph;

/// <summary>A graph as one step of a sequence sees it.</summary>
/// <param name="Shaped">The graph with the shapes of one step: a sequence has a single frame.</param>
/// <param name="IsSequence">Which nodes give a frame of a sequence, by node; the others are whole at every step.</param>
/// <param name="Frames">How many frames the sequences of the whole form have.</param>
/// <param name="MostFrames">How many frames a sequence may have; 0 for any number.</param>
internal sealed record SteppedGraph(ShapedGraph Shaped, ImmutableArray<bool> IsSequence, int Frames, int MostFrames);
