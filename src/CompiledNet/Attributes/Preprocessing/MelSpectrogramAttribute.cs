namespace CompiledNet;

/// <summary>
/// How much sound there is in each band of frequencies that are as far apart to the ear: [samples], [samples, 1] or
/// [hops, <see cref="SequenceStride"/>] becomes [frames, <see cref="NumMelBins"/>].
/// </summary>
/// <remarks>
/// As Keras' <c>MelSpectrogram</c>, with frames before bands, and without its <c>top_db</c>, which depends on the loudest frame of the whole
/// batch. The mel scale is that of HTK, 2595 log₁₀(1 + f / 700); bands are triangles in it with a peak of 1. Hops as input are the samples in
/// order, so many at a time; with <see cref="Center"/> off, a step of a streaming session takes one hop and gives one frame, with the numbers of the whole form.
/// </remarks>
public sealed class MelSpectrogramAttribute : LayerAttribute
{
    /// <summary>The length of the Fourier transform and of a frame: a power of two of at most 8,192.</summary>
    public int FftLength { get; set; } = 2048;

    /// <summary>Samples from one frame to the next.</summary>
    public int SequenceStride { get; set; } = 512;

    /// <summary>The length of the window, in the middle of the frame; 0 for that of the frame.</summary>
    public int SequenceLength { get; set; }

    /// <summary>What the samples of a frame are multiplied by; one period of a function that goes on.</summary>
    public WindowFunction Window { get; set; }

    /// <summary>Samples per second.</summary>
    public int SamplingRate { get; set; } = 16000;

    /// <summary>How many bands.</summary>
    public int NumMelBins { get; set; } = 128;

    /// <summary>The lowest frequency of the lowest band, in Hz.</summary>
    public double MinFreq { get; set; } = 20;

    /// <summary>The highest frequency of the highest band, in Hz; 0 for half the sampling rate.</summary>
    public double MaxFreq { get; set; }

    /// <summary>The exponent of magnitudes: 1 for magnitudes, 2 for power.</summary>
    public double MagExp { get; set; } = 2;

    /// <summary>Whether the result is in decibels: 10 log₁₀(max(S, <see cref="MinPower"/>) / max(|<see cref="RefPower"/>|, <see cref="MinPower"/>)).</summary>
    public bool PowerToDb { get; set; } = true;

    /// <summary>The least power that decibels are taken of; positive.</summary>
    public double MinPower { get; set; } = 1e-10;

    /// <summary>The power of 0 dB.</summary>
    public double RefPower { get; set; } = 1;

    /// <summary>Whether the first frame has its middle at the first sample, and the sound is mirrored at both ends; else each frame ends with its hop, and before the first sample are zeros.</summary>
    public bool Center { get; set; } = true;
}
