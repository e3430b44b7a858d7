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
/// batches among threads unless it is <see cref="Synchronized"/>, see <see cref="NetworkDescription.CouplesSamples"/>.
/// </remarks>
public sealed class BatchNormalizationAttribute : CenteredNormalizationAttribute
{
    /// <summary>How much of the moving averages stays in a training step, from 0 to 1.</summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>
    /// Whether the parts of a batch that threads or processes share (<see cref="FitOptions.Threads"/>, <see cref="FitOptions.Exchange"/>) find μ and σ² of the whole
    /// together; as <c>synchronized</c> in Keras. Otherwise such a batch is not split among threads, and processes of <see cref="ExchangeMode.Fast"/> each take their own rows.
    /// </summary>
    public bool Synchronized { get; set; }

    /// <summary>Where the first moving means come from, an <see cref="IInitializer"/>; by default zeros.</summary>
    public Type? MovingMeanInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="MovingMeanInitializer"/>.</summary>
    public double[]? MovingMeanInitializerArguments { get; set; }

    /// <summary>Where the first moving variances come from, an <see cref="IInitializer"/>; by default ones.</summary>
    public Type? MovingVarianceInitializer { get; set; }

    /// <summary>The constructor arguments of <see cref="MovingVarianceInitializer"/>.</summary>
    public double[]? MovingVarianceInitializerArguments { get; set; }
}
