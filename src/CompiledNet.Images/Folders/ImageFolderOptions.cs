using System.Collections.Generic;

namespace CompiledNet.Images;

/// <summary>What a folder of images becomes.</summary>
public sealed record ImageFolderOptions : ImageOptions
{
    /// <summary>What the targets are.</summary>
    public LabelMode LabelMode { get; init; }

    /// <summary>
    /// The folders that are classes, in the order of their indices; all others are left out. Null takes all of them in ordinal order of their
    /// names. A model that is to be trained on takes its order from here: <c>ClassNames = model.ClassNames()</c>.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }
}
