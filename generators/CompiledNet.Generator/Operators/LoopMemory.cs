using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

/// <summary>Where the tensors of a loop's steps lie.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="IsKept">Whether each step has memory of its own, as when somebody looks back at it, or all share it.</param>
internal sealed record LoopMemory(TimeLoop Loop, bool IsKept)
{
    /// <summary>Frames of memory.</summary>
    public int Frames => IsKept ? Loop.Steps : 1;
}
