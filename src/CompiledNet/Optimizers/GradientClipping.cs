using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>The ways in which Keras limits gradients before a step.</summary>
internal static class GradientClipping
{
    private const int BlockLength = 1024;

    /// <summary>Limits every number to -<paramref name="limit"/> … <paramref name="limit"/>.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void ByValue(Span<float> gradients, float limit)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var (low, high) = (new Vector<float>(-limit), new Vector<float>(limit));
        // By comparisons, so that a NaN stays one instead of turning into a limit.
        foreach (ref var vector in vectors)
        {
            var raised = Vector.ConditionalSelect(Vector.LessThan(vector, low), low, vector);
            vector = Vector.ConditionalSelect(Vector.GreaterThan(raised, high), high, raised);
        }

        foreach (ref float gradient in gradients[(vectors.Length * Vector<float>.Count)..]) gradient = Math.Min(Math.Max(gradient, -limit), limit);
    }

    /// <summary>Scales the numbers down together, g · limit / max(‖g‖₂, limit).</summary>
    [MethodImpl(Hot.Optimized)]
    public static void ByNorm(Span<float> gradients, float limit)
    {
        double norm = Norm(gradients);
        if (norm <= limit) return;
        float scale = (float)(limit / norm);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        foreach (ref var vector in vectors) vector *= scale;
        foreach (ref float gradient in gradients[(vectors.Length * Vector<float>.Count)..]) gradient *= scale;
    }

    /// <summary>The Euclidean norm.</summary>
    public static double Norm(ReadOnlySpan<float> values) => Math.Sqrt(SumOfSquares(values));

    /// <summary>Sums short blocks in single, the blocks in double precision, so that the error does not grow with the length.</summary>
    [MethodImpl(Hot.Optimized)]
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        while (!values.IsEmpty)
        {
            var block = values[..Math.Min(BlockLength, values.Length)];
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(block);
            // Four sums, as each addition waits for the one before.
            Vector<float> a = default, b = default, c = default, d = default;
            int i = 0;
            for (; i <= vectors.Length - 4; i += 4)
            {
                a += vectors[i] * vectors[i];
                b += vectors[i + 1] * vectors[i + 1];
                c += vectors[i + 2] * vectors[i + 2];
                d += vectors[i + 3] * vectors[i + 3];
            }

            for (; i < vectors.Length; i++) a += vectors[i] * vectors[i];
            sum += Vector.Sum(a + b + (c + d));
            foreach (float value in block[(vectors.Length * Vector<float>.Count)..]) sum += value * value;
            values = values[block.Length..];
        }

        return sum;
    }
}
