using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Data sets that a user's generator gives one after another. Where one ends means nothing: they are cut into batches anew.</summary>
internal sealed class GeneratedBatchSource(int features, int targets, long? count, Func<SourcePass, IEnumerable<Dataset>> begin) : IBatchSource
{
    public int FeatureCount => features;

    public int TargetCount => targets;

    public long? Count => count;

    public IBatchReader Open(SourcePass pass) => new Reader(this, SampleCheck.Begun(begin(pass)));

    private sealed class Reader(GeneratedBatchSource source, IEnumerator<Dataset> batches) : IBatchReader
    {
        private Dataset? _batch;
        private int _next;
        private long _number;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (_batch is null || _next == _batch.Count)
            {
                if (!batches.MoveNext()) return 0;
                (_batch, _next) = (batches.Current ?? throw SampleCheck.NoBatch(_number), 0);
                SampleCheck.Widths(source.FeatureCount, source.TargetCount, _batch.FeatureCount, _batch.TargetCount, "batch", _number++);
            }

            int rows = Math.Min(most, _batch.Count - _next);
            _batch.Features.Slice(_next * source.FeatureCount, rows * source.FeatureCount).CopyTo(features);
            _batch.Targets.Slice(_next * source.TargetCount, rows * source.TargetCount).CopyTo(targets);
            _next += rows;
            return rows;
        }

        public void Dispose() => batches.Dispose();
    }
}
