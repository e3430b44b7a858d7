using System;
using System.Collections.Generic;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>A convolution. Kernel [size][size][channels][filters].</summary>
public sealed class PlainConvolution(ConvolutionLayer layer) : PlainLayer(layer)
{
    private readonly PlainAdam _kernel = new((float[])layer.Kernel.Clone()), _bias = new((float[])layer.Bias.Clone());

    public override IEnumerable<PlainAdam> Parameters => [_kernel, _bias];

    protected override void Compute()
    {
        float[] kernel = _kernel.Values, output = Output;
        for (int pixel = 0; pixel < output.Length; pixel += layer.Filters) _bias.Values.CopyTo(output, pixel);
        ForEachTap((pixel, from, tap) =>
        {
            for (int c = 0; c < layer.Input.Channels; c++)
            {
                float x = Input[from + c];
                for (int f = 0; f < layer.Filters; f++) output[pixel + f] += x * kernel[tap + c * layer.Filters + f];
            }
        });
    }

    protected override void Differentiate()
    {
        float[] kernel = _kernel.Values, gradient = _kernel.Gradient, delta = Delta;
        for (int pixel = 0; pixel < delta.Length; pixel += layer.Filters)
            for (int f = 0; f < layer.Filters; f++) _bias.Gradient[f] += delta[pixel + f];
        ForEachTap((pixel, from, tap) =>
        {
            for (int c = 0; c < layer.Input.Channels; c++)
            {
                float x = Input[from + c], sum = 0;
                for (int f = 0; f < layer.Filters; f++)
                {
                    gradient[tap + c * layer.Filters + f] += x * delta[pixel + f];
                    sum += kernel[tap + c * layer.Filters + f] * delta[pixel + f];
                }

                InputDelta[from + c] += sum;
            }
        });
    }

    // Calls with where a pixel of the output starts, where a pixel of the input that it reads starts, and the weights between them.
    private void ForEachTap(Action<int, int, int> act)
    {
        var (input, output) = (layer.Input, layer.Output);
        for (int oy = 0; oy < output.Height; oy++)
        {
            for (int ox = 0; ox < output.Width; ox++)
            {
                for (int ky = 0; ky < layer.Size; ky++)
                {
                    for (int kx = 0; kx < layer.Size; kx++)
                    {
                        int y = oy + ky - layer.Margin, x = ox + kx - layer.Margin;
                        if (y < 0 || y >= input.Height || x < 0 || x >= input.Width) continue;
                        act((oy * output.Width + ox) * layer.Filters, (y * input.Width + x) * input.Channels, (ky * layer.Size + kx) * input.Channels * layer.Filters);
                    }
                }
            }
        }
    }
}
