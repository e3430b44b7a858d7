namespace CompiledNet;

/// <summary>While training, overwrites a rectangle at a random place of each image [height, width, channels]; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomErasing</c>; <see cref="RandomErasing"/> does the same to the samples of a source. No gradient passes through what was overwritten.</remarks>
/// <param name="factor">How likely it is, drawn anew for each image: one number f for 0 to f, or two from where to where; within 0 to 1. None for 0 to 1.</param>
public sealed class RandomErasingAttribute(params double[] factor) : LayerAttribute
{
    /// <summary>How likely it is: one number, or two from where to where; none for 0 to 1.</summary>
    public double[] Factor { get; } = factor;

    /// <summary>Height and width of the rectangle are the square roots of two numbers of this range, as parts of those of the image; within 0 to 1.</summary>
    public double[] Scale { get; set; } = [0.02, 0.33];

    /// <summary>What is written: one number; null for noise of the normal distribution times the upper end of <see cref="ValueRange"/>.</summary>
    public double[]? FillValue { get; set; }

    /// <summary>The smallest and the largest number of an image; what is written is kept within.</summary>
    public double[] ValueRange { get; set; } = [0, 255];
}
