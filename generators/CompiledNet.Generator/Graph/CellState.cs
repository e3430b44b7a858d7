namespace CompiledNet.Generator.Graph;

/// <summary>What one step of a recurrence leaves for the next.</summary>
/// <param name="Node">The node that stands for it, as the step before left it.</param>
/// <param name="Next">The node that gives what the next step finds.</param>
internal sealed record CellState(int Node, int Next);
