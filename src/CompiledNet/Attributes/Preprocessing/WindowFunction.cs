namespace CompiledNet;

/// <summary>What the samples of a frame are multiplied by before its spectrum is taken.</summary>
public enum WindowFunction
{
    /// <summary>0.5 − 0.5 cos.</summary>
    Hann,

    /// <summary>0.54 − 0.46 cos.</summary>
    Hamming,

    /// <summary>1.</summary>
    None,
}
