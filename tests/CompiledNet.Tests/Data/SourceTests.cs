using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNet.Numerics;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

/// <summary>Sources of samples and what can be made of them, whatever the sizes of the pieces that they are read in.</summary>
public class SourceTests
{
    private static readonly Dataset s_numbers = Numbers(0, 10);

    public static TheoryData<string, IBatchSource, float[]> Joined => new()
    {
        { "data set", s_numbers, Range(0, 10) },
        { "samples", Generated(10), Range(0, 10) },
        { "batches", BatchSource.FromBatches(2, 1, (Dataset[])[Numbers(0, 4), Numbers(4, 1), Numbers(5, 5)]), Range(0, 10) },
        { "map", s_numbers.Map((features, targets, _) => { features[0] *= 10; targets[0]++; }), [.. Range(0, 10).Select(x => 10 * x)] },
        { "conversion", s_numbers.Map(2, 1, (features, targets, newFeatures, newTargets, _) => { newFeatures[0] = -features[0]; newTargets[0] = targets[0]; }), [.. Range(0, 10).Select(x => -x)] },
        { "filter", s_numbers.Filter((features, _) => features[0] % 3 == 0), [0, 3, 6, 9] },
        { "concat", s_numbers.Concat(Generated(3)), [.. Range(0, 10), 0, 1, 2] },
        { "take", Generated(10).Take(4), Range(0, 4) },
        { "take more", Generated(10).Take(40), Range(0, 10) },
        { "skip", Generated(10).Skip(7), [7, 8, 9] },
        { "repeat", Generated(3).Repeat(3), [0, 1, 2, 0, 1, 2, 0, 1, 2] },
        { "times without samples", BatchSource.FromSamples(2, 1, pass => Samples(pass.Epoch % 2 == 0 ? 0 : 2)).Repeat(4), [0, 1, 0, 1] },
        { "for ever", Generated(3).Repeat().Take(7), [0, 1, 2, 0, 1, 2, 0] },
        { "batch", Generated(10).Batch(4), Range(0, 10) },
        { "whole batches", Generated(10).Batch(4, dropRemainder: true), Range(0, 8) },
        { "prefetch", Generated(1000).Prefetch(2), Range(0, 1000) },
        { "chain", Generated(100).Filter((features, _) => features[0] % 2 == 0).Skip(5).Prefetch().Take(3).Concat(s_numbers.Take(2)), [10, 12, 14, 0, 1] },
    };

    [Theory]
    [MemberData(nameof(Joined))]
    public void GiveTheSamplesThatTheyDescribe(string what, IBatchSource source, float[] expected)
    {
        foreach (int most in (int[])[1, 3, 7, 2000]) Read(source, most).ShouldBe(expected, $"{what}, {most} at a time");
        if (source.Count is { } count) count.ShouldBe(expected.Length, what);
        source.ToDataset().Count.ShouldBe(expected.Length);
    }

    [Fact]
    public void SamplesThatGoTogetherStayTogether()
    {
        var source = s_numbers.Zip(Generated(7));
        (source.FeatureCount, source.TargetCount, source.Count).ShouldBe((4, 2, null));
        var joined = source.ToDataset();
        joined.Count.ShouldBe(7);
        joined.FeatureRow(3).ToArray().ShouldBe([3, 0.5f, 3, 0.5f]);
        joined.TargetRow(3).ToArray().ShouldBe([6, 6]);
    }

    /// <summary>Every sample once, whatever the buffer; another order in another epoch or with another seed, the same with the same.</summary>
    [Fact]
    public void AreMixedByABuffer() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 80], Gen.Int).Draw((count, buffer, seed) =>
        {
            var source = Generated(count).Shuffle(buffer);
            float[] order = Read(source, 5, new SourcePass(3, seed));
            order.Order().ShouldBe(Range(0, count));
            order.ShouldBe(Read(source, 64, new SourcePass(3, seed)));
            if (buffer > 20 && count > 20)
            {
                order.ShouldNotBe(Read(source, 5, new SourcePass(4, seed)));
                order.ShouldNotBe(Read(source, 5, new SourcePass(3, unchecked(seed + 1))));
            }

            // What leaves the buffer first is among the first that came.
            order[0].ShouldBeLessThan(buffer);
        }, count: 60);

    /// <summary>With a buffer for all, every order of three is as likely: 6,000 draws, 5.5 standard deviations.</summary>
    [Fact]
    public void AreMixedWithoutPreference()
    {
        var source = Generated(3).Shuffle(3);
        var counts = Enumerable.Range(0, 6000).Select(epoch => string.Join(' ', Read(source, 3, new SourcePass(epoch, 7)))).CountBy(order => order).ToArray();
        counts.Length.ShouldBe(6);
        foreach (var (order, count) in counts) count.ShouldBeInRange(841, 1159, order);
    }

    [Fact]
    public void MapsDrawTheSameNumbersForTheSameEpoch()
    {
        var source = Generated(50).Map((features, _, random) => features[0] = random.NextInt32(1_000_000));
        Read(source, 50, new SourcePass(1, 5)).ShouldBe(Read(source.Prefetch(), 7, new SourcePass(1, 5)));
        Read(source, 50, new SourcePass(1, 5)).ShouldNotBe(Read(source, 50, new SourcePass(2, 5)));
    }

    /// <summary>Noise that were the same twice would be twice as large, and a second shuffle that drew as the first would be no shuffle of its own.</summary>
    [Fact]
    public void StepsOfAChainDrawNumbersOfTheirOwn()
    {
        static float[] Drawn(IBatchSource source) => Read(source, 64, new SourcePass(1, 5));
        IBatchSource zeros = Generated(40).Map((features, _, _) => features[0] = 0);
        static void Add(Span<float> features, Span<float> targets, RandomStream random) => features[0] += (float)random.NextDouble();
        static void Convert(ReadOnlySpan<float> features, ReadOnlySpan<float> targets, Span<float> newFeatures, Span<float> newTargets, RandomStream random) => newFeatures[0] = features[0] + (float)random.NextDouble();
        float[] one = Drawn(Generated(40).Map((features, _, random) => features[0] = (float)random.NextDouble()));
        foreach (var chain in (IBatchSource[])[
            Generated(40).Map((features, _, random) => features[0] = (float)random.NextDouble()).Map(Add),
            Generated(40).Map((features, _, random) => features[0] = (float)random.NextDouble()).Filter((_, _) => true).Map(2, 1, Convert),
            Generated(40).Map((features, _, random) => features[0] = (float)random.NextDouble()).Prefetch().Batch(8).Map(Add)])
        {
            float[] second = [.. Drawn(chain).Zip(one, (both, first) => both - first)];
            second.Zip(one).Count(pair => MathF.Abs(pair.First - pair.Second) < 1e-3f).ShouldBeLessThan(3);
            second.Average().ShouldBe(0.5f, 0.2f);
        }

        // What is read behind other samples, of two and of three.
        var noise = zeros.Map(Add);
        float[] parts = Drawn(noise.Concat(zeros.Map(Add)).Concat(zeros.Map(Add)));
        for (int i = 0; i < 40; i++) parts.Count(x => x == parts[i]).ShouldBe(1);
        parts[..40].ShouldBe(Drawn(noise));
        Drawn(Generated(40).Shuffle(10).Shuffle(10)).ShouldNotBe(Drawn(BatchSource.FromSamples(2, 1, Drawn(Generated(40).Shuffle(10)).Select(x => new Sample(new[] { x, 0 }, new float[1]))).Shuffle(10)));

        // Behind a pair that both drew, and within it as the documentation says: side by side the same.
        float[] pairs = noise.Zip(zeros.Map(Add)).Map(3, 0, (features, _, made, _, random) => (made[0], made[1], made[2]) = (features[0], features[2], (float)random.NextDouble())).ToDataset().Features.ToArray();
        for (int i = 0; i < 40; i++)
        {
            pairs[3 * i + 1].ShouldBe(pairs[3 * i]);
            pairs[3 * i + 2].ShouldNotBe(pairs[3 * i]);
        }
    }

    [Fact]
    public void EveryTimeOfARepetitionIsAPassOfItsOwn()
    {
        var epochs = new List<int>();
        var source = BatchSource.FromSamples(2, 1, pass =>
        {
            epochs.Add(pass.Epoch);
            return Samples(2);
        });
        Read(source.Repeat(3), 4, new SourcePass(2));
        epochs.ShouldBe([6, 7, 8]);
    }

    [Fact]
    public void ReadWithoutAllocating()
    {
        float[] features = new float[64], targets = new float[32], weights = new float[32];
        var endless = s_numbers.Repeat().Map((numbers, _, random) => numbers[1] = (float)random.NextDouble()).Shuffle(20).Batch(8, dropRemainder: true).Prefetch(2);
        using var reader = endless.Open(default);
        for (int i = 0; i < 200; i++) reader.Read(features, targets, [], 32);
        AllocatedBytes.Fewest(() => reader.Read(features, targets, [], 32)).ShouldBe(0);
    }

    [Fact]
    public void ABufferIsNoLargerThanWhatThereIs()
    {
        var (few, large) = (Generated(6).Shuffle(50_000_000), BatchSource.FromSamples(1 << 20, 0, [new Sample(new float[1 << 20])]).Prefetch(blocks: 2));
        AllocatedBytes.Once(() => Read(few, 8).Length.ShouldBe(6), 1 << 20).ShouldBeLessThan(1 << 20);
        AllocatedBytes.Once(() => large.Open(default).Dispose(), 32 << 20).ShouldBeLessThan(32 << 20);
    }

    /// <summary>A generator that goes on only when its sample was read gets there: nobody waits for a block to be full.</summary>
    [Fact]
    public void WhoWaitsGetsWhatIsThere()
    {
        using var wanted = new SemaphoreSlim(0);
        using var reader = BatchSource.FromSamples(2, 1, OneByOne()).Prefetch(1).Open(default);
        float[] features = new float[20], targets = new float[10], weights = new float[10];
        for (int i = 0; i < 3; i++)
        {
            reader.Read(features, targets, weights, 10).ShouldBe(1);
            features[0].ShouldBe(i);
            wanted.Release();
        }

        reader.Read(features, targets, weights, 10).ShouldBe(0);

        IEnumerable<Sample> OneByOne()
        {
            foreach (var sample in Samples(3))
            {
                yield return sample;
                if (!wanted.Wait(TimeSpan.FromMinutes(1))) throw new TimeoutException();
            }
        }
    }

    [Fact]
    public void BatchesOfOnePartAreThoseOfTheWhole()
    {
        s_numbers.Zip(Generated(4).Batch(2)).BatchSize.ShouldBe(2);
        s_numbers.Concat(Generated(4).Batch(2)).BatchSize.ShouldBe(2);
        s_numbers.Batch(3).Concat(Generated(4).Batch(2)).BatchSize.ShouldBe(3);
    }

    /// <summary>A reader is disposed of once, even if what comes behind it cannot be opened.</summary>
    [Fact]
    public void EachReaderIsDisposedOfOnce()
    {
        foreach (var join in (Func<IBatchSource, IBatchSource>[])[source => source.Concat(source), source => source.Repeat(2), source => source.Repeat(2).Prefetch()])
        {
            int disposed = 0;
            var source = BatchSource.FromSamples(2, 1, _ => disposed == 0 ? Ending() : throw new TimeZoneNotFoundException());
            Should.Throw<TimeZoneNotFoundException>(() => Read(join(new Watched(source, () => disposed++)), 4));
            disposed.ShouldBe(1);
        }

        static IEnumerable<Sample> Ending() => Samples(2);
    }

    [Fact]
    public void RefuseWhatDoesNotFit()
    {
        Should.Throw<InvalidOperationException>(() => Read(BatchSource.FromSamples(2, 1, _ => null!), 4)).Message.ShouldContain("A generator was expected");
        Should.Throw<DataFormatException>(() => Read(BatchSource.FromBatches(2, 1, (Dataset[])[s_numbers, null!]), 4)).Message.ShouldContain("got null as batch 1");

        Should.Throw<ArgumentException>(() => s_numbers.Concat(BatchSource.FromSamples(3, 1, Array.Empty<Sample>()))).Message.ShouldContain("2 features and 1 targets");
        Should.Throw<ArgumentException>(() => s_numbers.WithNames(features: ["a", "b"]).Concat(Generated(2).WithNames(features: ["a", "c"]))).Message.ShouldContain("'c'");
        Should.Throw<ArgumentOutOfRangeException>(() => BatchSource.FromSamples(0, 1, Array.Empty<Sample>()));
        Should.Throw<ArgumentOutOfRangeException>(() => Generated(2).Shuffle(0));
        Should.Throw<ArgumentException>(() => Generated(0).ToDataset()).Message.ShouldContain("the source has none");
        Should.Throw<DataFormatException>(() => BatchSource.FromSamples(2, 1, (Sample[])[new(new float[2], new float[1]), new(new float[3], new float[1])]).ToDataset())
            .Message.ShouldContain("expected 2 features in each sample, got 3 in sample 1");
    }

    internal static float[] Read(IBatchSource source, int most, SourcePass pass = default)
    {
        var values = new List<float>();
        float[] features = new float[most * source.FeatureCount], targets = new float[most * source.TargetCount], weights = new float[source.HasWeights ? most : 0];
        using var reader = source.Open(pass);
        while (reader.Read(features, targets, weights, most) is > 0 and var rows)
            for (int row = 0; row < rows; row++) values.Add(features[row * source.FeatureCount]);
        return [.. values];
    }

    private static Dataset Numbers(int first, int count) =>
        Dataset.From([.. Enumerable.Range(first, count).Select(i => new[] { i, 0.5f })], [.. Enumerable.Range(first, count).Select(i => 2f * i)]);

    private static IBatchSource Generated(int count) => BatchSource.FromSamples(2, 1, Samples(count));

    // The same memory for every sample, as a generator may have it.
    private static IEnumerable<Sample> Samples(int count)
    {
        float[] features = new float[2], targets = new float[1];
        for (int i = 0; i < count; i++)
        {
            (features[0], features[1], targets[0]) = (i, 0.5f, 2 * i);
            yield return new Sample(features, targets);
        }
    }

    private static float[] Range(int first, int count) => [.. Enumerable.Range(first, count).Select(i => (float)i)];

    private sealed class Watched(IBatchSource source, Action disposed) : IBatchSource
    {
        public int FeatureCount => source.FeatureCount;

        public int TargetCount => source.TargetCount;

        public bool HasWeights => source.HasWeights;

        public IBatchReader Open(SourcePass pass) => new Reader(source.Open(pass), disposed);

        private sealed class Reader(IBatchReader reader, Action disposed) : IBatchReader
        {
            public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most) => reader.Read(features, targets, weights, most);

            public void Dispose()
            {
                disposed();
                reader.Dispose();
            }
        }
    }
}
