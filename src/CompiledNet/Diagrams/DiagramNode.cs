using System.Collections.Generic;

namespace CompiledNet.Diagrams;

/// <summary>A box of a drawing.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Operator">What it computes in short.</param>
/// <param name="InputShapes">The shapes of what it reads, with None for the batch.</param>
/// <param name="OutputShape">That of its result.</param>
/// <param name="Parameters">How many parameters it has of its own.</param>
internal sealed record DiagramNode(string Name, string Operator, IReadOnlyList<string> InputShapes, string OutputShape, int Parameters)
{
    /// <summary>Whether it is an output of the network.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The boxes that it reads, by number.</summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>The box whose weights it uses; null for its own.</summary>
    public int? WeightsOf { get; init; }
}
