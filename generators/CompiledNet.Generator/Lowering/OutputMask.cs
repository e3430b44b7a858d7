using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>A mask that reaches an output with a loss.</summary>
/// <param name="Output">Which output, counted from 0.</param>
/// <param name="Offset">Where it starts within the masks of a sample.</param>
/// <param name="Mask">The mask [steps] in the workspace.</param>
/// <param name="Routine">Hands it out.</param>
internal sealed record OutputMask(int Output, int Offset, Tensor Mask, Routine Routine);
