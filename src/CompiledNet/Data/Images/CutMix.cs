using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>A rectangle of one image in another, with a weight for each image.</summary>
internal sealed class CutMix(int batchSize, ImageShape shape, int targetWidth, double factor) : Mixing(batchSize, shape.Height * shape.Width * shape.Channels, targetWidth)
{
    // Keras': a Beta distribution needs a parameter above 0.
    private const double Least = 1e-6;

    protected override double Begin(RandomStream random) => factor * random.NextDouble() + Least;

    protected override double Mix(Span<float> features, ReadOnlySpan<float> others, double shared, RandomStream random)
    {
        double side = Math.Sqrt(1 - Math.Min(Beta(Math.Min(shared, 1), random), 1));
        var box = ImageBox.Of(shape, side, side, random.NextDouble(), random.NextDouble());
        for (int row = box.Top; row < box.Bottom; row++)
        {
            var pixels = shape.At(row, box.Left)..shape.At(row, box.Right);
            others[pixels].CopyTo(features[pixels]);
        }

        return 1 - side * side;
    }
}
