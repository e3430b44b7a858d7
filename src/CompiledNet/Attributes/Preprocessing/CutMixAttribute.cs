namespace CompiledNet;

/// <summary>
/// While training, gives each image [height, width, channels] of a batch a rectangle of another one of it, and of its targets as much as of the area: one λ of Beta(α, α) for
/// an image, with α uniform from 0 to <see cref="Factor"/> for a batch; otherwise passes its input on. It stands directly behind the only input of the network.
/// </summary>
/// <remarks>
/// S. Yun et al., "CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features", ICCV 2019; as Keras' <c>CutMix</c>. For what is mixed when see
/// <see cref="MixUpAttribute"/>; <see cref="BatchSource.CutMix"/> does the same to a source.
/// </remarks>
/// <param name="factor">More than 0 and at most 1.</param>
public sealed class CutMixAttribute(double factor = 1) : LayerAttribute
{
    /// <summary>The largest α.</summary>
    public double Factor { get; } = factor;
}
