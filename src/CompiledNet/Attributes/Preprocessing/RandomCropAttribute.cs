namespace CompiledNet;

/// <summary>
/// While training, cuts a part of one size out of each image [height, width, channels], at a random place. Otherwise, and if the image is smaller,
/// it takes the largest part of the middle that has the proportions wanted and resizes it bilinearly.
/// </summary>
/// <remarks>
/// As Keras' <c>RandomCrop</c>, but with a place for each image, where Keras has one for the batch; <see cref="RandomCrop"/> does the same to the samples
/// of a source.
/// </remarks>
/// <param name="height">Pixels from top to bottom; positive.</param>
/// <param name="width">Pixels from left to right; positive.</param>
public sealed class RandomCropAttribute(int height, int width) : LayerAttribute
{
    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; } = height;

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; } = width;
}
