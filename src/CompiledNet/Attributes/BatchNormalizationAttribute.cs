using System;

namespace CompiledNet;

/// <summary>
/// y = (x − μ) / √(σ² + ε) · γ + β, channel by channel. While training, μ and σ² are mean and variance over all positions
/// and samples of the batch, and moving averages of them are kept: average ← momentum · average + (1 − momentum) · value.
/// Otherwise μ and σ² are these averages. Parameters γ, β, moving_mean and moving_variance [channels]; the last two are
/// not trained by the optimizer, but saved.
/// </summary>
/// <remarks>
/// Ioffe and Szegedy, "Batch normalization", 2015; as Keras' <c>BatchNormalization</c> over the last axis. The variance is
/// that of the population, as in Keras (PyTorch averages the unbiased estimate). Predicting costs no pass of its own behind
/// a dense layer or convolution of several channels without activation. A network that trains one does not split its
/// batches among threads, see <see cref="NetworkDescription.CouplesSamples"/>.
/// </remarks>
public sealed class BatchNormalizationAttribute : LayerAttribute
{
    /// <summary>How much of the moving averages stays in a training step, from 0 to 1.</summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>ε, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>Whether there is a β.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether there is a γ.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether training changes the parameters; if not, it normalises by the moving averages in training too.</summary>
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

    /// <summary>Where the first moving means come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? MovingMeanInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="MovingMeanInitializer"/>.</summary>
    public double[]? MovingMeanInitializerArguments { get; set; }

    /// <summary>Where the first moving variances come from, an <see cref="IInitializer"/>; by default ones.</summary>
    public Type? MovingVarianceInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="MovingVarianceInitializer"/>.</summary>
    public double[]? MovingVarianceInitializerArguments { get; set; }
}
