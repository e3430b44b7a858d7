namespace CompiledNet;

/// <summary>How a WAV file holds a sample.</summary>
public enum WavFormat
{
    /// <summary>A signed integer of 16 bits; 32,768 stands for 1.</summary>
    Integer16,

    /// <summary>A number in single precision, where 1 is full scale.</summary>
    Float32,

    /// <summary>An integer of 8 bits from 0 to 255; 128 stands for 0 and 256 would for 1.</summary>
    Integer8,

    /// <summary>A signed integer of 24 bits; 2²³ stands for 1.</summary>
    Integer24,

    /// <summary>A signed integer of 32 bits; 2³¹ stands for 1. A float holds the highest 24 of them.</summary>
    Integer32,

    /// <summary>A number in double precision, where 1 is full scale.</summary>
    Float64,
}
