namespace CompiledNet;

/// <summary>
/// A transposed convolution over a sequence without activation: each position is spread over a window of the output by the
/// kernel, where windows overlap the sum is taken. Shapes: input [steps, channels], kernel [size, filters, channels],
/// bias [filters], output [steps · stride, filters] with <see cref="Padding.Same"/>; with <see cref="Padding.Valid"/>
/// longer by what windows reach beyond the stride.
/// </summary>
/// <remarks>
/// Names and default values are those of Keras' <c>Conv1DTranspose</c>; its <c>output_padding</c> is left out.
/// V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016.
/// </remarks>
/// <param name="filters">How many channels come out; at least 1.</param>
/// <param name="kernelSize">How many positions a window covers: one number; at least 1.</param>
public class Conv1DTransposeAttribute(int filters, params int[] kernelSize) : ConvolutionAttribute(filters, kernelSize);
