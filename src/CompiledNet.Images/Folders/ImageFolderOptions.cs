using System.Collections.Generic;

namespace CompiledNet.Images;

/// <summary>What a folder of images becomes.</summary>
public sealed record ImageFolderOptions : ImageOptions
{
    /// <summary>What the targets are.</summary>
    public LabelMode LabelMode { get; init; }

    /// <summary>
    /// How many threads decode, the calling one included; at least 1. The samples are the same to the bit and come in the same order; each thread keeps some
    /// images in memory. <see cref="BatchSource.Prefetch"/> lets them decode while the network learns.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// The folders that are classes, in the order of their indices; all others are left out. Null takes all of them in ordinal order of their
    /// names. A model that is to be trained on takes its order from here: <c>ClassNames = model.ClassNames()</c>.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }
}
