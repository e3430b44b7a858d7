namespace CompiledNet.CompilerServices;

/// <summary>Where the frames of a sound lie in memory.</summary>
/// <param name="Samples">Samples of a row.</param>
/// <param name="SampleStride">Numbers from one row of samples to the next.</param>
/// <param name="Frames">How many frames a row has.</param>
/// <param name="Step">Samples from one frame to the next.</param>
/// <param name="Offset">The first sample of the first frame; negative if it begins before the sound.</param>
/// <param name="Mirrors">Whether the sound is mirrored at its ends, the last sample once; else there are zeros beyond.</param>
/// <param name="FrameStride">Numbers from one frame's results to those of the next.</param>
public readonly record struct FrameLayout(int Samples, int SampleStride, int Frames, int Step, int Offset, bool Mirrors, int FrameStride)
{
    /// <summary>Where sample <paramref name="index"/>, which may lie beyond the ends, is found; −1 for a zero.</summary>
    internal int Place(int index)
    {
        if ((uint)index < (uint)Samples) return index;
        if (!Mirrors) return -1;
        return index < 0 ? -index : 2 * Samples - 2 - index;
    }
}
