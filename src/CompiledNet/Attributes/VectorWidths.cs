using System;

namespace CompiledNet;

/// <summary>The vector widths that the emitted kernels exist in; the widest that the processor has is taken at run time.</summary>
[Flags]
public enum VectorWidths
{
    /// <summary>128 bits: SSE, Neon.</summary>
    V128 = 1,

    /// <summary>256 bits: AVX2.</summary>
    V256 = 2,

    /// <summary>512 bits: AVX-512.</summary>
    V512 = 4,

    /// <summary>All three.</summary>
    All = V128 | V256 | V512,
}
