namespace CompiledNet;

/// <summary>
/// The spectra of the frames of a sound by the short-time Fourier transform: [samples], [samples, 1] or [hops, <see cref="FrameStep"/>] becomes
/// [frames, <see cref="FftLength"/> / 2 + 1].
/// </summary>
/// <remarks>
/// As Keras' <c>STFTSpectrogram</c> with one channel and without parameters. Hops as input are the samples in order, so many at a time; then a step
/// of a streaming session takes one hop and gives one frame, with the numbers of the whole form.
/// </remarks>
/// <param name="frameLength">Samples per frame.</param>
public sealed class STFTSpectrogramAttribute(int frameLength = 256) : LayerAttribute
{
    /// <summary>Samples per frame.</summary>
    public int FrameLength { get; } = frameLength;

    /// <summary>Samples from one frame to the next; 0 for half a frame.</summary>
    public int FrameStep { get; set; }

    /// <summary>The length of the transform, a power of two of at most 8,192 that a frame is filled up to with zeros; 0 for the first that a frame fits into.</summary>
    public int FftLength { get; set; }

    /// <summary>What it says of each frequency.</summary>
    public SpectrogramMode Mode { get; set; }

    /// <summary>What the samples of a frame are multiplied by.</summary>
    public WindowFunction Window { get; set; }

    /// <summary>Whether the window is one period of a function that goes on, its first number not repeated at its end.</summary>
    public bool Periodic { get; set; }

    /// <summary>What the window is divided by.</summary>
    public SpectrogramScaling Scaling { get; set; }

    /// <summary>Where frames lie: within the sound, evenly beyond both ends, or each ending with its hop; beyond the ends are zeros.</summary>
    public Padding Padding { get; set; }
}
