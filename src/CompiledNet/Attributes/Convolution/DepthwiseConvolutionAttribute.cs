using System;

namespace CompiledNet;

/// <summary>What depthwise convolutions over sequences and images have in common.</summary>
public abstract class DepthwiseConvolutionAttribute : BiasLayerAttribute
{
    private protected DepthwiseConvolutionAttribute(int[] kernelSize) => KernelSize = kernelSize;

    /// <summary>How many positions a window covers: along all axes, or along each.</summary>
    public int[] KernelSize { get; }

    /// <summary>How far apart windows start, at least 1: one number for all axes, or one each; by default 1.</summary>
    public int[]? Strides { get; set; }

    /// <summary>Whether windows may reach beyond the input, where zeros are read; <see cref="Padding.Causal"/> for sequences only.</summary>
    public Padding Padding { get; set; }

    /// <summary>How far apart the positions of a window are, at least 1: one number for all axes, or one each; by default 1.</summary>
    public int[]? DilationRate { get; set; }

    /// <summary>How many channels come out for each that comes in, at least 1; by default 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>Where the first values of the depthwise kernel come from, an <see cref="IInitializer"/>; by default Glorot's uniform distribution.</summary>
    public Type? DepthwiseInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="DepthwiseInitializer"/>.</summary>
    public double[]? DepthwiseInitializerArguments { get; set; }

    /// <summary>The penalty on the depthwise kernel, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? DepthwiseRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="DepthwiseRegularizer"/>.</summary>
    public double[]? DepthwiseRegularizerArguments { get; set; }

    /// <summary>The set that the depthwise kernel is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? DepthwiseConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="DepthwiseConstraint"/>.</summary>
    public double[]? DepthwiseConstraintArguments { get; set; }
}
