using System;

namespace CompiledNet;

/// <summary>Scales each line of weights to norm 1 (<c>keras.constraints.UnitNorm</c>): w / (ε + ‖w‖) with ε = 1e-7.</summary>
/// <param name="axis">
/// The axis that a norm runs along; 0 for the weights into each unit of a dense kernel [in, out]. Counted from the end
/// if negative.
/// </param>
public sealed class UnitNorm(int axis = 0) : IConstraint
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The parameter has no such axis.</exception>
    public void Apply(Span<float> values, ReadOnlySpan<int> shape) => NormScaling.Apply(values, shape, axis, 1, 1);
}
