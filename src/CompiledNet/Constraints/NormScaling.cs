using System;

namespace CompiledNet;

/// <summary>Scales each line of a tensor along one axis by its Euclidean norm.</summary>
internal static class NormScaling
{
    /// <summary>Keras adds this to the norm (<c>keras.config.epsilon()</c>), so that a line of zeros stays one.</summary>
    private const double Epsilon = 1e-7;

    /// <summary>
    /// Scales each line from its norm n to about rate · clamp(n, min, max) + (1 - rate) · n.
    /// </summary>
    /// <exception cref="ArgumentException">The tensor has no such axis.</exception>
    public static void Apply(Span<float> values, ReadOnlySpan<int> shape, int axis, double min, double max, double rate = 1)
    {
        if (axis < -shape.Length || axis >= shape.Length)
            throw new ArgumentException($"A parameter of {shape.Length} dimensions has no axis {axis}.", nameof(axis));
        if (axis < 0) axis += shape.Length;

        // The numbers of a line lie stride apart; lines start at each number of each block of stride · length.
        int length = shape[axis], stride = 1;
        foreach (int size in shape[(axis + 1)..]) stride *= size;
        for (int block = 0; block < values.Length; block += stride * length)
            for (int start = block; start < block + stride; start++)
            {
                double norm = Norm(values, start, stride, length);
                double desired = rate * Math.Clamp(norm, min, max) + (1 - rate) * norm;
                double scale = desired / (Epsilon + norm);
                for (int i = 0; i < length; i++) values[start + i * stride] = (float)(values[start + i * stride] * scale);
            }
    }

    private static double Norm(ReadOnlySpan<float> values, int start, int stride, int length)
    {
        double sum = 0;
        for (int i = 0; i < length; i++) sum += (double)values[start + i * stride] * values[start + i * stride];
        return Math.Sqrt(sum);
    }
}
