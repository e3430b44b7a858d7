using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Takes out the positions of a sequence [steps, channels] at which every number is <see cref="MaskValue"/>: they become
/// zeros, attention behind it never looks at them, recurrent layers skip them, and <c>GlobalAveragePooling1D</c>, losses and
/// metrics leave them out.
/// </summary>
/// <remarks>
/// As Keras' <c>Masking</c>. The loss at an output that the mask reaches is the mean over the positions of the batch that
/// count; see <see cref="OutputMasks{T}"/>. The mask travels with the sequence through all layers that treat every position
/// alike, and ends at the others; which is known at compile time, so that networks without one pay nothing.
/// </remarks>
/// <param name="maskValue">The number that marks a position as none.</param>
public sealed class MaskingAttribute(double maskValue = 0) : LayerAttribute
{
    /// <summary>The number that marks a position as none.</summary>
    public double MaskValue { get; } = maskValue;
}
