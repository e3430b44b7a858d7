namespace CompiledNet;

/// <summary>What the window of a spectrogram is divided by.</summary>
public enum SpectrogramScaling
{
    /// <summary>The root of the sum of its squares.</summary>
    Density,

    /// <summary>Its sum.</summary>
    Spectrum,

    /// <summary>Nothing.</summary>
    None,
}
