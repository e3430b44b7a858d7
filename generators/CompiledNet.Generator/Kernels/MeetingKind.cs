namespace CompiledNet.Generator.Kernels;

/// <summary>How numbers of the parts of a batch become those of the whole; named as the runtime names them.</summary>
internal enum MeetingKind
{
    /// <summary>Means and variances.</summary>
    Moments,

    /// <summary>Means.</summary>
    Means,
}
