using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>The ways in which Keras limits gradients before a step.</summary>
internal static class GradientClipping
{
    private const int BlockLength = 1024;

    /// <summary>Limits every number to -<paramref name="limit"/> … <paramref name="limit"/>.</summary>
    public static void ByValue(Span<float> gradients, float limit)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var (low, high) = (new Vector<float>(-limit), new Vector<float>(limit));
        // In this order a NaN stays one instead of turning into a limit.
        foreach (ref var vector in vectors) vector = Vector.Min(Vector.Max(vector, low), high);
        foreach (ref float gradient in gradients[(vectors.Length * Vector<float>.Count)..]) gradient = Math.Min(Math.Max(gradient, -limit), limit);
    }

    /// <summary>Scales the numbers down together, g · limit / max(‖g‖₂, limit).</summary>
    public static void ByNorm(Span<float> gradients, float limit)
    {
        double norm = Math.Sqrt(SumOfSquares(gradients));
        if (norm <= limit) return;
        float scale = (float)(limit / norm);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        foreach (ref var vector in vectors) vector *= scale;
        foreach (ref float gradient in gradients[(vectors.Length * Vector<float>.Count)..]) gradient *= scale;
    }

    /// <summary>Sums short blocks in single, the blocks in double precision, so that the error does not grow with the length.</summary>
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        while (!values.IsEmpty)
        {
            var block = values[..Math.Min(BlockLength, values.Length)];
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(block);
            var squares = Vector<float>.Zero;
            foreach (var vector in vectors) squares += vector * vector;
            sum += Vector.Sum(squares);
            foreach (float value in block[(vectors.Length * Vector<float>.Count)..]) sum += value * value;
            values = values[block.Length..];
        }

        return sum;
    }
}
