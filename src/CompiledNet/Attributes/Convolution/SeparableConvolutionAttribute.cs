using System;

namespace CompiledNet;

/// <summary>What separable convolutions over sequences and images have in common.</summary>
public abstract class SeparableConvolutionAttribute : DepthwiseConvolutionAttribute
{
    private protected SeparableConvolutionAttribute(int filters, int[] kernelSize)
        : base(kernelSize) => Filters = filters;

    /// <summary>How many channels come out.</summary>
    public int Filters { get; }

    /// <summary>
    /// Other sizes to compile the network with: the class then has a <c>Variants</c>, with a compiled network for each combination of the sizes
    /// of its layers, the declared one included. See <see cref="NetworkVariants{T}"/>.
    /// </summary>
    public int[]? Variants { get; set; }

    /// <summary>Where the first values of the pointwise kernel come from, an <see cref="IInitializer"/>; by default Glorot's uniform distribution.</summary>
    public Type? PointwiseInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="PointwiseInitializer"/>.</summary>
    public double[]? PointwiseInitializerArguments { get; set; }

    /// <summary>The penalty on the pointwise kernel, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? PointwiseRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="PointwiseRegularizer"/>.</summary>
    public double[]? PointwiseRegularizerArguments { get; set; }

    /// <summary>The set that the pointwise kernel is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? PointwiseConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="PointwiseConstraint"/>.</summary>
    public double[]? PointwiseConstraintArguments { get; set; }
}
