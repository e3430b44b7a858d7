namespace CompiledNet;

/// <summary>
/// While training, makes of each sample of a batch a weighted mean of itself and another one of it, and of its targets the same mean: λ · x + (1 − λ) · x′, with one λ of
/// Beta(α, α) for a batch; otherwise passes its input on. It stands directly behind the only input of the network.
/// </summary>
/// <remarks>
/// H. Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018; as Keras' <c>MixUp</c>. <see cref="NetworkFitting.Fit"/>, <see cref="Trainer.TrainOnBatch(System.ReadOnlySpan{float}, System.ReadOnlySpan{float}, System.ReadOnlySpan{float})"/> and
/// <see cref="Trainer.ComputeGradients"/> mix what they are given, and losses and metrics of the step are those of the mixed targets; <see cref="Trainer.Forward"/> has no targets and refuses. It needs targets that have a
/// mean: one-hot classes, the 0 or 1 of two, numbers; weights of samples and classes stay those of the sample itself. <see cref="BatchSource.MixUp"/> does the same to a source.
/// </remarks>
/// <param name="alpha">α, more than 0 and at most 1: the more, the stronger the mixture.</param>
public sealed class MixUpAttribute(double alpha = 0.2) : LayerAttribute
{
    /// <summary>α.</summary>
    public double Alpha { get; } = alpha;
}
