using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>What the steps leave for the backward pass.</summary>
/// <param name="Layers">The layers of a step.</param>
/// <param name="Cores">The results before their activations, node by node; of a layer of the loop, its tensor at a step.</param>
/// <param name="Values">The results.</param>
internal sealed record CellTrace(CellLayers Layers, Tensor[] Cores, Tensor[] Values);
