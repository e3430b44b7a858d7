using System;
using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>Memory for C.</summary>
public static unsafe class CMemory
{
    /// <summary>A copy that starts on a cache line; to be freed by <see cref="NativeMemory.AlignedFree"/>.</summary>
    public static float* Copy(float[] values)
    {
        float* memory = (float*)NativeMemory.AlignedAlloc((nuint)values.Length * sizeof(float), 64);
        values.CopyTo(new Span<float>(memory, values.Length));
        return memory;
    }
}
