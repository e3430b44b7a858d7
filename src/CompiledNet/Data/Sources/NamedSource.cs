using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The same samples with other names.</summary>
internal sealed class NamedSource(IBatchSource source, IReadOnlyList<string> features, IReadOnlyList<string> targets, IReadOnlyList<string> classes) : DerivedSource(source)
{
    public override IReadOnlyList<string> FeatureNames => features;

    public override IReadOnlyList<string> TargetNames => targets;

    public override IReadOnlyList<string> ClassNames => classes;

    public override IBatchReader Open(SourcePass pass) => Source.Open(pass);
}
