using System;

namespace CompiledNet;

/// <summary>Scales each line of weights down to a norm of at most maxValue (<c>keras.constraints.MaxNorm</c>).</summary>
/// <remarks>w · min(‖w‖, maxValue) / (ε + ‖w‖) with ε = 1e-7: as in Keras, weights within the limit shrink by that ε too.</remarks>
/// <param name="maxValue">The largest norm.</param>
/// <param name="axis">
/// The axis that a norm runs along; 0 for the weights into each unit of a dense kernel [in, out]. Counted from the end
/// if negative.
/// </param>
public sealed class MaxNorm(double maxValue = 2, int axis = 0) : IConstraint
{
    private readonly double _maxValue = Distribution.FiniteNotNegative(maxValue);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The parameter has no such axis.</exception>
    public void Apply(Span<float> values, ReadOnlySpan<int> shape) => NormScaling.Apply(values, shape, axis, 0, _maxValue);
}
