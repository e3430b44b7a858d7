using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Images that are changed at random.</summary>
internal sealed class AugmentedSource(IBatchSource source, ImageShape shape, ImageAugmentation[] augmentations) : DerivedSource(source)
{
    private readonly ImageShape[] _shapes = [.. Shapes(shape, augmentations)];

    public override int FeatureCount => _shapes[^1].Size;

    public override IReadOnlyList<string> FeatureNames => FeatureCount == Source.FeatureCount ? Source.FeatureNames : [];

    public override ulong Stream => SourceStreams.Augmentation;

    public override IBatchReader Open(SourcePass pass) => new Reader(this, Source.Open(pass), augmentations, pass, SourceStreams.Of(pass, this));

    private static IEnumerable<ImageShape> Shapes(ImageShape shape, ImageAugmentation[] augmentations)
    {
        yield return shape;
        foreach (var augmentation in augmentations) yield return shape = augmentation.OutputShape(shape);
    }

    // One sample at a time: it may be larger before than after, and the caller has room for what it becomes.
    private sealed class Reader(AugmentedSource source, IBatchReader reader, ImageAugmentation[] augmentations, SourcePass pass, RandomStream random) : IBatchReader
    {
        private readonly float[] _from = new float[source._shapes.Max(shape => shape.Size)], _to = new float[source._shapes.Max(shape => shape.Size)];

        private long _count;

        public int Read(Span<float> features, Span<float> targets, Span<float> weights, int most)
        {
            if (reader.Read(_from, targets, weights, 1) == 0) return 0;
            bool isWanted = pass.IsWanted(_count++);
            Span<float> x = _from, y = _to;
            for (int i = 0; i < augmentations.Length; i++)
            {
                var (shape, result) = (source._shapes[i], source._shapes[i + 1]);
                var draw = ImageDraw.Next(random);
                if (!isWanted) continue;
                augmentations[i].Apply<float>(x[..shape.Size], shape, y[..result.Size], draw);
                var made = y;
                y = x;
                x = made;
            }

            if (isWanted) x[..source.FeatureCount].CopyTo(features);
            return 1;
        }

        public void Dispose() => reader.Dispose();
    }
}
