namespace CompiledNet;

/// <summary>While training, adds one random number to all of each image [height, width, channels], and keeps it within a range; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomBrightness</c>; <see cref="RandomBrightness"/> does the same to the samples of a source.</remarks>
/// <param name="factor">Which part of the range is added, from −1 for black to 1 for white: one number f for −f to f, or two from where to where.</param>
public sealed class RandomBrightnessAttribute(params double[] factor) : LayerAttribute
{
    /// <summary>Which part of the range is added: one number, or two from where to where.</summary>
    public double[] Factor { get; } = factor;

    /// <summary>The smallest and the largest number of an image.</summary>
    public double[] ValueRange { get; set; } = [0, 255];
}
