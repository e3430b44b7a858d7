using System;

namespace CompiledNet;

/// <summary>A layer with a kernel and a bias: where they start and what is asked of them.</summary>
public abstract class KernelLayerAttribute : BiasLayerAttribute
{
    /// <summary>Lets only the library derive from it.</summary>
    private protected KernelLayerAttribute()
    {
    }

    /// <summary>Where the kernel's first values come from, an <see cref="IInitializer"/>; by default Glorot's uniform distribution.</summary>
    public Type? KernelInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelInitializer"/>.</summary>
    public double[]? KernelInitializerArguments { get; set; }

    /// <summary>The penalty on the kernel, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? KernelRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelRegularizer"/>.</summary>
    public double[]? KernelRegularizerArguments { get; set; }

    /// <summary>The set that the kernel is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? KernelConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelConstraint"/>.</summary>
    public double[]? KernelConstraintArguments { get; set; }
}
