namespace CompiledNet.Generator.Kernels;

/// <summary>What a window becomes.</summary>
internal enum PoolingOperation
{
    /// <summary>Its largest number.</summary>
    Maximum,

    /// <summary>The mean of its numbers.</summary>
    Average,
}
