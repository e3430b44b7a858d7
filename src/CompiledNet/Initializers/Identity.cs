using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The identity matrix times a gain; only for parameters of two dimensions (<c>keras.initializers.Identity</c>).</summary>
/// <param name="gain">The numbers on the diagonal.</param>
public sealed class Identity(double gain = 1) : IInitializer
{
    private readonly float _gain = (float)Distribution.Finite(gain);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="shape"/> has not two dimensions.</exception>
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random)
    {
        if (shape.Length != 2)
            throw new ArgumentException($"The identity needs a parameter of 2 dimensions, not {shape.Length}.", nameof(shape));
        values.Clear();
        for (int i = 0; i < Math.Min(shape[0], shape[1]); i++) values[i * shape[1] + i] = _gain;
    }
}
