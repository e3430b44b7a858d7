using System.Collections.Immutable;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Planning;

/// <summary>Where the tensors of a program lie in the workspace, counted per sample.</summary>
/// <param name="Offsets">
/// The offset of each tensor by its id: in a workspace for n samples it starts at offset · n.
/// </param>
/// <param name="RowLength">Numbers per sample.</param>
/// <param name="StateLength">Numbers per sample that last from call to call; their tensors count from the start of that memory.</param>
/// <param name="Tensors">The tensors in order of their first use.</param>
/// <param name="Derived">Where lies what follows from parameters alone.</param>
/// <param name="Scratch">Where each matrix of scratch memory lies, by the place it was made for.</param>
/// <param name="ScratchLength">Numbers in that memory.</param>
internal sealed record MemoryPlan(
    ImmutableDictionary<int, int> Offsets, int RowLength, int StateLength, ImmutableArray<Tensor> Tensors, DerivedPlan Derived, ImmutableDictionary<int, int> Scratch, int ScratchLength);
