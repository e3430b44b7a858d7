using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>One frame of a causal convolution of a sequence: <paramref name="Kernel"/> is [size][inputs][filters], the last tap that of the newest frame.</summary>
/// <param name="Inputs">Channels it takes.</param>
/// <param name="Filters">Channels it gives.</param>
/// <param name="Size">Taps.</param>
/// <param name="Dilation">Frames from one tap to the next.</param>
/// <param name="Activation">What follows its sums.</param>
/// <param name="Kernel">Weights.</param>
/// <param name="Bias">One number a filter.</param>
public sealed record CausalConvolutionLayer(int Inputs, int Filters, int Size, int Dilation, Activation Activation, float[] Kernel, float[] Bias) : ModelLayer(Activation)
{
    /// <summary>Frames before the newest that it looks at.</summary>
    public int Lookback => (Size - 1) * Dilation;

    public override int InputSize => Inputs;

    public override int OutputSize => Filters;

    public override long MultiplyAdds => Kernel.Length;

    public override IReadOnlyList<float[]> Parameters => [Kernel, Bias];
}
