using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>What mixes each sample of a batch with another one of it; keeps a copy of the batch, in a random order.</summary>
/// <param name="batchSize">The largest batch.</param>
/// <param name="width">Features of a sample.</param>
/// <param name="targetWidth">Targets of a sample.</param>
internal abstract class Mixing(int batchSize, int width, int targetWidth)
{
    private readonly float[] _features = new float[checked(batchSize * width)], _targets = new float[checked(batchSize * targetWidth)];
    private readonly int[] _order = new int[batchSize];

    /// <summary>A <see cref="BatchMap"/>.</summary>
    public void Apply(Span<float> features, Span<float> targets, int rows, RandomStream random)
    {
        var order = _order.AsSpan(0, rows);
        for (int i = 0; i < rows; i++) order[i] = i;
        random.Shuffle(order);
        features.CopyTo(_features);
        targets.CopyTo(_targets);
        double shared = Begin(random);
        for (int row = 0; row < rows; row++)
        {
            double kept = Mix(features.Slice(row * width, width), _features.AsSpan(order[row] * width, width), shared, random);
            Blend(targets.Slice(row * targetWidth, targetWidth), _targets.AsSpan(order[row] * targetWidth, targetWidth), (float)kept);
        }
    }

    /// <summary>Draws what all samples of a batch share.</summary>
    protected abstract double Begin(RandomStream random);

    /// <summary>Mixes features, and says how much of its own a sample kept.</summary>
    protected abstract double Mix(Span<float> features, ReadOnlySpan<float> others, double shared, RandomStream random);

    /// <summary>x = kept · x + (1 − kept) · other.</summary>
    protected static void Blend(Span<float> x, ReadOnlySpan<float> other, float kept)
    {
        for (int i = 0; i < x.Length; i++) x[i] = kept * x[i] + (1 - kept) * other[i];
    }

    /// <summary>A number of Beta(α, α) for α of at most 1.</summary>
    /// <remarks>M. D. Jöhnk, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen", Metrika 8, 1964; with logarithms, since powers of 1 / α vanish.</remarks>
    protected static double Beta(double alpha, RandomStream random)
    {
        while (true)
        {
            double x = Math.Log(1 - random.NextDouble()) / alpha, y = Math.Log(1 - random.NextDouble()) / alpha, larger = Math.Max(x, y);
            double sum = larger + Math.Log(Math.Exp(x - larger) + Math.Exp(y - larger));
            if (sum <= 0 && !double.IsInfinity(larger)) return Math.Exp(x - sum);
        }
    }
}
