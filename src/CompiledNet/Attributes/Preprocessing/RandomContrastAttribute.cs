namespace CompiledNet;

/// <summary>
/// While training, brings the numbers of each channel of an image [height, width, channels] nearer to their mean or further from it:
/// (x − mean) · factor + mean, kept within a range; otherwise passes its input on.
/// </summary>
/// <remarks>As Keras' <c>RandomContrast</c>; <see cref="RandomContrast"/> does the same to the samples of a source.</remarks>
/// <param name="factor">One number f for factors from 1 − f to 1 + f, or two, l and u, for 1 − l to 1 + u; each from 0 to 1.</param>
public sealed class RandomContrastAttribute(params double[] factor) : LayerAttribute
{
    /// <summary>How far the factor may be from 1, downwards and upwards: one number or two.</summary>
    public double[] Factor { get; } = factor;

    /// <summary>The smallest and the largest number of an image.</summary>
    public double[] ValueRange { get; set; } = [0, 255];
}
