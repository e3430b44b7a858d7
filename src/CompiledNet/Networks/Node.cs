namespace CompiledNet;

/// <summary>A node of a network declared by properties: the handle of its layer.</summary>
/// <param name="Layer">The layer's description; null in a block, which is only a pattern.</param>
public readonly record struct Node(LayerDescription? Layer);
