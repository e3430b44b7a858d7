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

    /// <summary>The type with this name in the header of a file; false for those that are not read.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out TensorType type)
    {
        TensorType? found = name switch
        {
            "F32" => TensorType.F32,
            "F64" => TensorType.F64,
            "F16" => TensorType.F16,
            "BF16" => TensorType.BF16,
            _ => null,
        };
        type = found.GetValueOrDefault();
        return found is not null;
    }
}
