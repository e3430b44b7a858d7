using System;

namespace CompiledNet;

/// <summary>Names and sizes of the types of tensors.</summary>
internal static class TensorTypes
{
    /// <summary>Bytes per number.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.F64 => 8,
        TensorType.F32 => 4,
        _ => 2,
    };

    /// <summary>Those that are read; the header of a file has their names.</summary>
    public static ReadOnlySpan<TensorType> All => [TensorType.F32, TensorType.F64, TensorType.F16, TensorType.BF16];
}
