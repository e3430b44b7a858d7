using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>A convolution of an image with stride 1: <paramref name="Kernel"/> is [size][size][channels][filters].</summary>
/// <param name="Input">The image it takes.</param>
/// <param name="Filters">Channels of the image it gives.</param>
/// <param name="Size">Height and width of the windows, an odd number.</param>
/// <param name="Same">Whether zeros around the input keep the size of the image.</param>
/// <param name="Activation">What follows its sums.</param>
/// <param name="Kernel">Weights.</param>
/// <param name="Bias">One number a filter.</param>
public sealed record ConvolutionLayer(ImageShape Input, int Filters, int Size, bool Same, Activation Activation, float[] Kernel, float[] Bias) : ModelLayer(Activation)
{
    /// <summary>Zeros on each side of the input.</summary>
    public int Margin => Same ? Size / 2 : 0;

    /// <summary>The image it gives.</summary>
    public ImageShape Output => new(Input.Height + 2 * Margin - Size + 1, Input.Width + 2 * Margin - Size + 1, Filters);

    public override int InputSize => Input.Size;

    public override int OutputSize => Output.Size;

    public override long MultiplyAdds => (long)Output.Height * Output.Width * Kernel.Length;

    public override IReadOnlyList<float[]> Parameters => [Kernel, Bias];
}
