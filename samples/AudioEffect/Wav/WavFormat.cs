/// <summary>How a WAV file holds a sample.</summary>
internal enum WavFormat
{
    /// <summary>A signed integer of 16 bits; 32,768 stands for 1.</summary>
    Integer16,

    /// <summary>A number in single precision, where 1 is full scale.</summary>
    Float32,
}
