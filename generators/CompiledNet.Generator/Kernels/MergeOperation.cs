namespace CompiledNet.Generator.Kernels;

/// <summary>How several tensors of one shape become one, number by number.</summary>
internal enum MergeOperation
{
    Add,
    Subtract,
    Multiply,
    Average,
    Maximum,
    Minimum,
}
