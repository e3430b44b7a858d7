using System;

namespace CompiledNet;

/// <summary>A normalisation with mean and variance, (x − μ) / √(σ² + ε) · γ + β: where γ and β start and what is asked of them.</summary>
public abstract class CenteredNormalizationAttribute : LayerAttribute
{
    /// <summary>Lets only the library derive from it.</summary>
    private protected CenteredNormalizationAttribute()
    {
    }

    /// <summary>ε, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>Whether there is a β.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether there is a γ.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether training changes the parameters; a batch normalization that does not train normalises by its moving averages in training too.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>Where γ's first values come from, an <see cref="IInitializer"/>; by default ones.</summary>
    public Type? GammaInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="GammaInitializer"/>.</summary>
    public double[]? GammaInitializerArguments { get; set; }

    /// <summary>The penalty on γ, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? GammaRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="GammaRegularizer"/>.</summary>
    public double[]? GammaRegularizerArguments { get; set; }

    /// <summary>The set that γ is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? GammaConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="GammaConstraint"/>.</summary>
    public double[]? GammaConstraintArguments { get; set; }

    /// <summary>Where β's first values come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? BetaInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="BetaInitializer"/>.</summary>
    public double[]? BetaInitializerArguments { get; set; }

    /// <summary>The penalty on β, an <see cref="IRegularizer"/>; by default none.</summary>
    public Type? BetaRegularizer { get; set; }

    /// <summary>The constructor arguments of <see cref="BetaRegularizer"/>.</summary>
    public double[]? BetaRegularizerArguments { get; set; }

    /// <summary>The set that β is kept in, an <see cref="IConstraint"/>; by default all numbers.</summary>
    public Type? BetaConstraint { get; set; }

    /// <summary>The constructor arguments of <see cref="BetaConstraint"/>.</summary>
    public double[]? BetaConstraintArguments { get; set; }
}
