using System;

namespace CompiledNet;

/// <summary>
/// A fully connected layer without activation: y = x · kernel + bias over the last axis; the other axes stay.
/// Shapes: input […, n], kernel [n, units], bias [units], output […, units].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>Dense</c>.</remarks>
public class DenseAttribute : LayerAttribute
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
