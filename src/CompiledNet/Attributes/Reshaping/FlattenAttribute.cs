namespace CompiledNet;

/// <summary>Reads its input, row-major, as one vector: [a, b, c] becomes [a · b · c].</summary>
public sealed class FlattenAttribute : LayerAttribute;
