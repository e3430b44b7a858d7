using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>
/// Something random that happens to an image while training. It is the same code in a source of samples (<see cref="BatchSource.Augment"/>)
/// and in a layer of the same name, where gradients pass through it.
/// </summary>
public abstract class ImageAugmentation
{
    /// <summary>The shape of the result for an input; the same unless the augmentation cuts.</summary>
    public virtual ImageShape OutputShape(ImageShape input) => input;

    /// <summary>Makes the result of one image.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="x">The image.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="y">Takes the result, of <see cref="OutputShape"/> with the stride of the image; other memory than the image.</param>
    /// <param name="draw">The random numbers; where it is not active, what a prediction gives.</param>
    public abstract void Apply<T>(ReadOnlySpan<T> x, ImageShape shape, Span<T> y, ImageDraw draw) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Makes the gradient of one image from that of its result.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="x">The image.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="dx">Takes the gradient of the image.</param>
    /// <param name="draw">The random numbers that <see cref="Apply"/> had.</param>
    public abstract void Backward<T>(ReadOnlySpan<T> x, ImageShape shape, ReadOnlySpan<T> dy, Span<T> dx, ImageDraw draw) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
