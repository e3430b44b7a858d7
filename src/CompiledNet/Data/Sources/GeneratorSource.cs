using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Samples that a user's generator gives, which is begun anew for every pass.</summary>
internal sealed class GeneratorSource(int features, int targets, long? count, Func<SourcePass, IEnumerable<Sample>> begin) : IBatchSource
{
    public int FeatureCount => features;

    public int TargetCount => targets;

    public long? Count => count;

    public bool HasWeights => true;

    public IBatchReader Open(SourcePass pass) => new Reader(this, SampleCheck.Begun(begin(pass)), pass);

    // One sample at a time, so that what a generator throws takes no sample before it along.
    private sealed class Reader(GeneratorSource source, IEnumerator<Sample> samples, SourcePass pass) : IBatchReader
    {
        private readonly int _width = source.FeatureCount, _targetWidth = source.TargetCount;
        private long _number;

        [MethodImpl(Hot.Optimized)]
        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (!samples.MoveNext()) return 0;
            if (!pass.IsWanted(_number++)) return 1;
            var sample = samples.Current;
            SampleCheck.Widths(_width, _targetWidth, sample.Features.Length, sample.Targets.Length, "sample", _number - 1);
            sample.Features.Span.CopyTo(features);
            sample.Targets.Span.CopyTo(targets);
            weights[0] = sample.Weight;
            return 1;
        }

        public void Dispose() => samples.Dispose();
    }
}
