using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>A layer of attention whose weights are handed out.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Weights">Its weights in the workspace.</param>
/// <param name="Offset">Where they start within those of a sample.</param>
/// <param name="Routine">Hands them out, [heads, queries, keys].</param>
internal sealed record LayerAttention(string Layer, WeightMatrix Weights, int Offset, Routine Routine);
