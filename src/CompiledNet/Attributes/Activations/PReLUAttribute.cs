using System;

namespace CompiledNet;

/// <summary>
/// y = x where x is positive, else α · x, with a trained α for every number of its input, or one for all along
/// <see cref="SharedAxes"/>.
/// </summary>
/// <remarks>He et al., "Delving deep into rectifiers", 2015; as Keras' <c>PReLU</c>.</remarks>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>
    /// The axes along which α is the same, without the batch and counted from 1: <c>[1, 2]</c> for one α per channel of an
    /// image. By default none.
    /// </summary>
    public int[]? SharedAxes { get; set; }

    /// <summary>Whether training changes the parameters.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Where α's first values come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? AlphaInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="AlphaInitializer"/>.</summary>
    public double[]? AlphaInitializerArguments { get; set; }

    /// <summary>The penalty on α, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? AlphaRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="AlphaRegularizer"/>.</summary>
    public double[]? AlphaRegularizerArguments { get; set; }

    /// <summary>The set that α is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? AlphaConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="AlphaConstraint"/>.</summary>
    public double[]? AlphaConstraintArguments { get; set; }
}
