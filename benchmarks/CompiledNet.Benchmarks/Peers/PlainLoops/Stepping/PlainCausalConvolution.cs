using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;

/// <summary>A convolution over a ring of the last frames.</summary>
public sealed class PlainCausalConvolution(CausalConvolutionLayer layer) : PlainStep
{
    private readonly float[] _ring = new float[(layer.Lookback + 1) * layer.Inputs], _output = new float[layer.Filters];
    private int _newest;

    public override ReadOnlySpan<float> Step(ReadOnlySpan<float> x)
    {
        int inputs = layer.Inputs, frames = layer.Lookback + 1, weights = inputs * layer.Filters;
        _newest = (_newest + 1) % frames;
        x.CopyTo(_ring.AsSpan(_newest * inputs));
        layer.Bias.CopyTo(_output, 0);
        for (int tap = 0; tap < layer.Size; tap++)
        {
            int frame = (_newest + frames - (layer.Size - 1 - tap) * layer.Dilation) % frames;
            AddProduct(_ring.AsSpan(frame * inputs, inputs), layer.Kernel.AsSpan(tap * weights, weights), _output);
        }

        if (layer.Activation == Activation.Tanh) for (int o = 0; o < _output.Length; o++) _output[o] = MathF.Tanh(_output[o]);
        return _output;
    }

    public override void Reset() => Array.Clear(_ring);
}
