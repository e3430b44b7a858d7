using System;
using System.Linq;

namespace CompiledNet;

/// <summary>Augmentation of images in sources of samples.</summary>
public static partial class BatchSource
{
    /// <summary>
    /// The images, each changed at random, another way in every epoch: one augmentation after another, as the layers of the same names do
    /// it within a network. Evaluation and prediction take a source without.
    /// </summary>
    /// <param name="source">Samples whose features are one image.</param>
    /// <param name="shape">Height, width and channels of it.</param>
    /// <param name="augmentations">What happens to it, in order.</param>
    /// <exception cref="ArgumentException">The samples are no images of that shape.</exception>
    public static IBatchSource Augment(this IBatchSource source, ImageShape shape, params ImageAugmentation[] augmentations)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(augmentations);
        CheckImages(source, shape);
        if (augmentations.Contains(null)) throw new ArgumentNullException(nameof(augmentations));
        return new AugmentedSource(source, shape with { PixelStride = shape.Channels }, [.. augmentations]);
    }

    /// <summary>
    /// Each sample becomes a weighted mean of itself and another one of its batch, with targets mixed alike: λ · x + (1 − λ) · x′, with
    /// one λ of Beta(α, α) for a batch. As Keras' <c>MixUp</c>.
    /// </summary>
    /// <remarks>
    /// H. Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018. It needs targets that can be mixed: one-hot classes, the 0 or 1 of
    /// two, numbers. <see cref="MixUpAttribute"/> does the same to every batch that a network is trained on.
    /// </remarks>
    /// <param name="source">The samples.</param>
    /// <param name="batchSize">Samples per batch.</param>
    /// <param name="alpha">α, more than 0 and at most 1: the more, the stronger the mixture.</param>
    /// <exception cref="ArgumentException">The targets are indices of three classes or more, which have no mean, or there are none.</exception>
    public static IBatchSource MixUp(this IBatchSource source, int batchSize, double alpha = 0.2)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(alpha is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(alpha), $"A number above 0 and of at most 1 was expected, but it is {alpha}.");
        CheckMixable(source);
        return source.MapBatches(batchSize, new MixUp(batchSize, source.FeatureCount, source.TargetCount, alpha).Apply);
    }

    /// <summary>
    /// Each image gets a rectangle of another one of its batch, and of the target as much as of the area: one λ of Beta(α, α) for an image, with
    /// α uniform from 0 to <paramref name="factor"/> for a batch. As Keras' <c>CutMix</c>.
    /// </summary>
    /// <remarks>
    /// S. Yun et al., "CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features", ICCV 2019. For the targets see
    /// <see cref="MixUp"/>.
    /// </remarks>
    /// <param name="source">Samples whose features are one image.</param>
    /// <param name="batchSize">Samples per batch.</param>
    /// <param name="shape">Height, width and channels of an image.</param>
    /// <param name="factor">More than 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The samples are no images of that shape, or the targets are indices of three classes or more, or there are none.</exception>
    public static IBatchSource CutMix(this IBatchSource source, int batchSize, ImageShape shape, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(factor is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(factor), $"A number above 0 and of at most 1 was expected, but it is {factor}.");
        CheckImages(source, shape);
        CheckMixable(source);
        return source.MapBatches(batchSize, new CutMix(batchSize, shape with { PixelStride = shape.Channels }, source.TargetCount, factor).Apply);
    }

    private static void CheckImages(IBatchSource source, ImageShape shape)
    {
        shape.Check();
        if (source.FeatureCount != shape.Height * shape.Width * shape.Channels)
            throw new ArgumentException($"Images of {shape.Height} × {shape.Width} × {shape.Channels} numbers were expected, but the samples have {source.FeatureCount} features.", nameof(source));
    }

    private static void CheckMixable(IBatchSource source)
    {
        if (source.TargetCount == 0) throw new ArgumentException("Targets were expected, to be mixed as the samples are, but there are none.", nameof(source));
        if (source.TargetCount == 1 && source.ClassNames.Count > 2)
            throw new ArgumentException($"Targets that can be mixed were expected, but they are indices of {source.ClassNames.Count} classes: make them one-hot.", nameof(source));
    }
}
