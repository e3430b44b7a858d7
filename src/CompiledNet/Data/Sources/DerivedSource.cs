using System.Collections.Generic;

namespace CompiledNet;

/// <summary>A source over another one; what it does not say itself is as there.</summary>
internal abstract class DerivedSource(IBatchSource source) : IBatchSource
{
    public virtual int FeatureCount => source.FeatureCount;

    public virtual int TargetCount => source.TargetCount;

    public virtual long? Count => source.Count;

    public virtual bool HasWeights => source.HasWeights;

    public virtual int? BatchSize => source.BatchSize;

    public virtual IReadOnlyList<string> FeatureNames => source.FeatureNames;

    public virtual IReadOnlyList<string> TargetNames => source.TargetNames;

    public virtual IReadOnlyList<string> ClassNames => source.ClassNames;

    /// <summary>The source below.</summary>
    public IBatchSource Source => source;

    /// <summary>Another source below, or null.</summary>
    public virtual IBatchSource? Second => null;

    /// <summary>Which of <see cref="SourceStreams"/> it draws from.</summary>
    public virtual ulong Stream => SourceStreams.None;

    public abstract IBatchReader Open(SourcePass pass);
}
