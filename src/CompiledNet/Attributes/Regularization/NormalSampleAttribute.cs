namespace CompiledNet;

/// <summary>
/// While training, a draw of a normal distribution whose mean and standard deviation are two layers of one shape, number by number; otherwise the mean.
/// </summary>
/// <remarks>
/// The layer <c>Sampling</c> that a variational autoencoder has in Keras' examples: mean + deviation · n with n of the standard normal distribution, so
/// that gradients reach both (D. P. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2014, section 2.4). It takes the
/// deviation itself: a layer with <see cref="Exponential"/> behind it gives one from its logarithm.
/// </remarks>
/// <param name="from">The layers that are read, by <c>nameof</c>: the mean, then the standard deviation.</param>
public sealed class NormalSampleAttribute(params string[] from) : MergeAttribute(from);
