namespace CompiledNet;

/// <summary>
/// A convolution over an image of each channel on its own, without activation. Shapes: input [height, width, channels], kernel
/// [height, width, channels, multiplier], bias [channels · multiplier], output [rows, columns, channels · multiplier].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>DepthwiseConv2D</c>.</remarks>
/// <param name="kernelSize">How many positions a window covers: one number for both axes, or height and width; at least 1.</param>
public class DepthwiseConv2DAttribute(params int[] kernelSize) : DepthwiseConvolutionAttribute(kernelSize);
