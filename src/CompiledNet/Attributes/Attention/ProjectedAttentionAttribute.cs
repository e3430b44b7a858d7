using System;

namespace CompiledNet;

/// <summary>Attention of several heads between projections of its inputs: where the projections start and what is asked of them.</summary>
public abstract class ProjectedAttentionAttribute : AttentionLayerAttribute
{
    private protected ProjectedAttentionAttribute(string[] from)
        : base(from)
    {
    }

    /// <summary>Whether the projections add biases.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether training changes the parameters.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Where the first values of all kernels come from, an <see cref="IInitializer"/>; by default Glorot's uniform distribution.</summary>
    public Type? KernelInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelInitializer"/>.</summary>
    public double[]? KernelInitializerArguments { get; set; }

    /// <summary>The penalty on all kernels, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? KernelRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelRegularizer"/>.</summary>
    public double[]? KernelRegularizerArguments { get; set; }

    /// <summary>The set that all kernels are kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? KernelConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="KernelConstraint"/>.</summary>
    public double[]? KernelConstraintArguments { get; set; }

    /// <summary>Where the first values of all biases come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? BiasInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasInitializer"/>.</summary>
    public double[]? BiasInitializerArguments { get; set; }

    /// <summary>The penalty on all biases, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? BiasRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasRegularizer"/>.</summary>
    public double[]? BiasRegularizerArguments { get; set; }

    /// <summary>The set that all biases are kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? BiasConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasConstraint"/>.</summary>
    public double[]? BiasConstraintArguments { get; set; }
}
