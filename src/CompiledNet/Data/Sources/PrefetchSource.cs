namespace CompiledNet;

/// <summary>Another thread reads ahead, some blocks and no more.</summary>
internal sealed class PrefetchSource(IBatchSource source, int blocks, int blockRows) : DerivedSource(source)
{
    public override IBatchReader Open(SourcePass pass) => new PrefetchReader(Source, pass, blocks, blockRows);
}
