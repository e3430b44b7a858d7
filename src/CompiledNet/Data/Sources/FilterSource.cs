using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The samples that a predicate is true of.</summary>
internal sealed class FilterSource(IBatchSource source, SamplePredicate predicate) : DerivedSource(source)
{
    public override long? Count => null;

    public override IBatchReader Open(SourcePass pass) => new Reader(Source, Source.Open(pass.Whole), predicate);

    private sealed class Reader(IBatchSource source, IBatchReader reader, SamplePredicate predicate) : IBatchReader
    {
        private readonly SourceRows _row = new(source, 1);

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            int rows = 0;
            while (rows < most && _row.Read(reader, 1) > 0)
                if (predicate(_row.FeatureRow(0), _row.TargetRow(0))) _row.CopyRow(0, features, targets, weights, rows++);
            return rows;
        }

        public void Dispose() => reader.Dispose();
    }
}
