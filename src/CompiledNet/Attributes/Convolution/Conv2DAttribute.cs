namespace CompiledNet;

/// <summary>
/// A convolution over an image without activation: y = x ∗ kernel + bias, a product of the kernel with each window.
/// Shapes: input [height, width, channels], kernel [height, width, channels / groups, filters], bias [filters], output [rows, columns, filters].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>Conv2D</c>.</remarks>
/// <param name="filters">How many channels come out; at least 1.</param>
/// <param name="kernelSize">How many positions a window covers: one number for both axes, or height and width; at least 1.</param>
public class Conv2DAttribute(int filters, params int[] kernelSize) : ConvolutionAttribute(filters, kernelSize)
{
    /// <summary>
    /// Into how many groups channels are split, by default 1: each output reads the channels of its own group only. Divides
    /// the channels that come in and those that come out.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>How it is computed, by default as is fastest for the shape.</summary>
    public ConvolutionAlgorithm Algorithm { get; set; }
}
