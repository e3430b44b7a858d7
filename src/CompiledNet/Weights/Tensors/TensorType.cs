namespace CompiledNet;

/// <summary>How the numbers of a tensor are stored in a weight file.</summary>
public enum TensorType
{
    /// <summary>IEEE 754 single precision, 4 bytes.</summary>
    F32,

    /// <summary>IEEE 754 double precision, 8 bytes.</summary>
    F64,

    /// <summary>IEEE 754 half precision, 2 bytes.</summary>
    F16,

    /// <summary>The upper half of a single, 2 bytes.</summary>
    BF16,
}
