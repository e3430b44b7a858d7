using System;

namespace CompiledNet;

/// <summary>A layer that adds a bias to sums of products: where it starts, what is asked of it, and whether the layer is trained.</summary>
public abstract class BiasLayerAttribute : LayerAttribute
{
    /// <summary>Lets only the library derive from it.</summary>
    private protected BiasLayerAttribute()
    {
    }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether training changes the parameters.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Where the bias's first values come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? BiasInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasInitializer"/>.</summary>
    public double[]? BiasInitializerArguments { get; set; }

    /// <summary>The penalty on the bias, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? BiasRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasRegularizer"/>.</summary>
    public double[]? BiasRegularizerArguments { get; set; }

    /// <summary>The set that the bias is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? BiasConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="BiasConstraint"/>.</summary>
    public double[]? BiasConstraintArguments { get; set; }
}
