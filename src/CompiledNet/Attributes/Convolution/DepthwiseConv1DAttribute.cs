namespace CompiledNet;

/// <summary>
/// A convolution over a sequence of each channel on its own, without activation. Shapes: input [steps, channels], kernel
/// [size, channels, multiplier], bias [channels · multiplier], output [steps, channels · multiplier].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>DepthwiseConv1D</c>.</remarks>
/// <param name="kernelSize">How many positions a window covers: one number; at least 1.</param>
public class DepthwiseConv1DAttribute(params int[] kernelSize) : DepthwiseConvolutionAttribute(kernelSize);
