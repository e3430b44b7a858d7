namespace CompiledNet;

/// <summary>
/// A fully connected layer without activation: y = x · kernel + bias over the last axis; the other axes stay.
/// Shapes: input […, n], kernel [n, units], bias [units], output […, units].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>Dense</c>.</remarks>
public class DenseAttribute : KernelLayerAttribute
{
    /// <summary>A layer with as many units as its input has features.</summary>
    public DenseAttribute()
    {
    }

    /// <summary>A layer with <paramref name="units"/> units.</summary>
    /// <param name="units">How many numbers come out; at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>How many numbers come out; 0 for as many as come in.</summary>
    public int Units { get; }

    /// <summary>
    /// Other sizes to compile the network with: the class then has a <c>Variants</c>, with a compiled network for each combination of the sizes
    /// of its layers, the declared one included. See <see cref="NetworkVariants{T}"/>.
    /// </summary>
    public int[]? Variants { get; set; }
}
