namespace CompiledNet;

/// <summary>
/// A convolution over a sequence of each channel on its own, then a product over the channels, without activation.
/// Shapes: input [steps, channels], depthwise kernel [size, channels, multiplier], pointwise kernel
/// [1, channels · multiplier, filters], bias [filters], output [steps, filters].
/// </summary>
/// <remarks>Names and default values are those of Keras' <c>SeparableConv1D</c>.</remarks>
/// <param name="filters">How many channels come out; at least 1.</param>
/// <param name="kernelSize">How many positions a window covers: one number; at least 1.</param>
public class SeparableConv1DAttribute(int filters, params int[] kernelSize) : SeparableConvolutionAttribute(filters, kernelSize);
