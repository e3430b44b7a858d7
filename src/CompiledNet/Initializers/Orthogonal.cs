using System.Runtime.CompilerServices;
using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// A random matrix whose rows, or columns if there are more rows than columns, have length 1 and stand at right angles,
/// times a gain (<c>keras.initializers.Orthogonal</c>). Leading dimensions count as rows: [..., in, out] is taken as
/// [... · in, out].
/// </summary>
/// <remarks>
/// A. Saxe et al., "Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks", 2014. Vectors
/// of normal numbers are made orthogonal one after another (Gram and Schmidt), twice each, which is as exact as a QR
/// factorization by reflections (L. Giraud et al., 2005) and gives the diagonal of R its positive signs by itself.
/// </remarks>
/// <param name="gain">The length of the vectors.</param>
public sealed class Orthogonal(double gain = 1) : IInitializer
{
    private readonly double _gain = Distribution.Finite(gain);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="shape"/> has less than two dimensions.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random)
    {
        if (shape.Length < 2)
            throw new ArgumentException($"An orthogonal matrix needs a parameter of at least 2 dimensions, not {shape.Length}.", nameof(shape));
        int columns = shape[^1];
        if (values.IsEmpty) return;
        int rows = values.Length / columns, count = Math.Min(rows, columns), length = Math.Max(rows, columns);

        var vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            vectors[i] = Draw(length, vectors.AsSpan(0, i), random);
            for (int k = 0; k < length; k++)
                values[rows < columns ? i * columns + k : k * columns + i] = (float)(_gain * vectors[i][k]);
        }
    }

    /// <summary>A unit vector at right angles to the earlier ones.</summary>
    [MethodImpl(Hot.Optimized)]
    private static double[] Draw(int length, ReadOnlySpan<double[]> earlier, RandomStream random)
    {
        var vector = new double[length];
        double before, left;
        do
        {
            foreach (ref double number in vector.AsSpan()) number = random.NextNormal();
            before = Math.Sqrt(Dot(vector, vector));
            for (int pass = 0; pass < 2; pass++)
                foreach (double[] other in earlier) Subtract(vector, other, Dot(vector, other));
            left = Math.Sqrt(Dot(vector, vector));
        }
        while (left < 1e-10 * before); // Within the span of the earlier ones but for rounding: draw again.

        foreach (ref double number in vector.AsSpan()) number /= left;
        return vector;
    }

    [MethodImpl(Hot.Optimized)]
    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    [MethodImpl(Hot.Optimized)]
    private static void Subtract(double[] vector, double[] other, double share)
    {
        for (int i = 0; i < vector.Length; i++) vector[i] -= share * other[i];
    }
}
