namespace CompiledNet;

/// <summary>What a spectrogram says of each frequency; P is the squared magnitude of the Fourier transform.</summary>
public enum SpectrogramMode
{
    /// <summary>The natural logarithm of <see cref="Magnitude"/>.</summary>
    Log,

    /// <summary>√max(P, 1e−7).</summary>
    Magnitude,

    /// <summary>The power spectral density: P, twice that for frequencies between the first and the last, which stand for negative ones too.</summary>
    Psd,
}
