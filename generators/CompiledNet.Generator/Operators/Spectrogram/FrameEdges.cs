namespace CompiledNet.Generator.Operators.Spectrogram;

/// <summary>Where the frames of a sound lie; the first three are numbered as the runtime's Padding.</summary>
internal enum FrameEdges
{
    /// <summary>Within the sound.</summary>
    Valid,

    /// <summary>Evenly beyond both ends, where there are zeros.</summary>
    Same,

    /// <summary>Each ends with its hop; zeros before the sound.</summary>
    Causal,

    /// <summary>The first has its middle at the first sample; the sound is mirrored at its ends.</summary>
    Mirrored,
}
