using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// Where samples come from: a <see cref="Dataset"/> in memory, a file that is read as it goes, a generator of one's own. It is opened
/// anew for every epoch and read front to back. <see cref="BatchSource"/> makes sources and joins them.
/// </summary>
/// <remarks>
/// The same <see cref="SourcePass"/> has to give the same samples: then a fit gives the same bits again, and one that was broken off can be
/// taken up where it was.
/// </remarks>
public interface IBatchSource
{
    /// <summary>Features per sample: all inputs of a network, one after another.</summary>
    int FeatureCount { get; }

    /// <summary>Targets per sample: those of all outputs, one after another; 0 for data that is only predicted.</summary>
    int TargetCount { get; }

    /// <summary>Samples per pass, or null if that is not known before the end.</summary>
    long? Count => null;

    /// <summary>Whether each sample brings a weight.</summary>
    bool HasWeights => false;

    /// <summary>Samples per batch, which goes before <see cref="FitOptions.BatchSize"/>; null leaves it to that.</summary>
    int? BatchSize => null;

    /// <summary>The names of the features, or empty if they have none.</summary>
    IReadOnlyList<string> FeatureNames => [];

    /// <summary>The names of the targets, or empty if they have none.</summary>
    IReadOnlyList<string> TargetNames => [];

    /// <summary>The names of the classes that the targets stand for, by class index, or empty.</summary>
    IReadOnlyList<string> ClassNames => [];

    /// <summary>Begins to read the samples of one pass.</summary>
    IBatchReader Open(SourcePass pass);
}
