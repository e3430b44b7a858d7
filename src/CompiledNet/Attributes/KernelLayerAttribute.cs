using System;

namespace CompiledNet;

/// <summary>A layer with a kernel and a bias: where they start, what is asked of them, whether they are trained.</summary>
public abstract class KernelLayerAttribute : LayerAttribute
{
    /// <summary>Lets only the library derive from it.</summary>
    private protected KernelLayerAttribute()
    {
    }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether training changes the parameters.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Where the kernel's first values come from, an <see cref="IInitializer"/>; by default Glorot's uniform distribution.</summary>
    public Type? KernelInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelInitializer"/>.</summary>
    public double[]? KernelInitializerArguments { get; set; }

    /// <summary>Where the bias's first values come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? BiasInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasInitializer"/>.</summary>
    public double[]? BiasInitializerArguments { get; set; }

    /// <summary>The penalty on the kernel, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? KernelRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelRegularizer"/>.</summary>
    public double[]? KernelRegularizerArguments { get; set; }

    /// <summary>The penalty on the bias, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? BiasRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasRegularizer"/>.</summary>
    public double[]? BiasRegularizerArguments { get; set; }

    /// <summary>The set that the kernel is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? KernelConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelConstraint"/>.</summary>
    public double[]? KernelConstraintArguments { get; set; }

    /// <summary>The set that the bias is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? BiasConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasConstraint"/>.</summary>
    public double[]? BiasConstraintArguments { get; set; }
}
