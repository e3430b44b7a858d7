namespace CompiledNet;

/// <summary>
/// A convolution over an image of each channel on its own, then a product over the channels, without activation.
/// Shapes: input [height, width, channels], depthwise kernel [height, width, channels, multiplier], pointwise kernel
/// [1, 1, channels · multiplier, filters], bias [filters], output [rows, columns, filters].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>SeparableConv2D</c>.</remarks>
/// <param name="filters">How many channels come out; at least 1.</param>
/// <param name="kernelSize">How many positions a window covers: one number for both axes, or height and width; at least 1.</param>
public class SeparableConv2DAttribute(int filters, params int[] kernelSize) : SeparableConvolutionAttribute(filters, kernelSize);
