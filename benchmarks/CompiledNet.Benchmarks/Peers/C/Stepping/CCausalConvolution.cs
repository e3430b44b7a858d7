using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>A causal convolution in C over a ring of as many frames as a power of two; each tap has sums of its own.</summary>
public sealed class CCausalConvolution(CausalConvolutionLayer layer) : CStep
{
    private readonly int _lanes = CText.Lanes(layer.Filters), _frames = (int)BitOperations.RoundUpToPowerOf2((uint)layer.Lookback + 1);

    public override int StateSize => _frames * layer.Inputs;

    public override int OutputSize => layer.Filters;

    public override float[] Weights => [.. layer.Kernel, .. layer.Bias];

    protected override void WriteBody(CText c)
    {
        int inputs = layer.Inputs, filters = layer.Filters, weights = inputs * filters;
        var vectors = Enumerable.Range(0, filters / _lanes).ToArray();
        c.Line($"    memcpy(s + (frame & {_frames - 1}) * {inputs}, x, {inputs} * sizeof(float));");
        foreach (int tap in Taps)
        {
            c.Line($"    const float *x{tap} = s + ((frame - {(layer.Size - 1 - tap) * layer.Dilation}) & {_frames - 1}) * {inputs};");
            foreach (int v in vectors) c.Line($"    f{_lanes} a{tap}_{v} = {(tap == 0 ? $"*(const f{_lanes} *)(w + {layer.Kernel.Length + v * _lanes})" : "{0}")};");
        }

        c.Line($"    for (int i = 0; i < {inputs}; i++)");
        c.Line("    {");
        foreach (int tap in Taps)
            foreach (int v in vectors) c.Line($"        a{tap}_{v} += x{tap}[i] * *(const f{_lanes} *)(w + {tap * weights + v * _lanes} + i * {filters});");
        c.Line("    }");
        foreach (int v in vectors)
        {
            string sum = string.Join(" + ", Taps.Select(tap => $"a{tap}_{v}"));
            c.Line($"    *(f{_lanes} *)(y + {v * _lanes}) = {(layer.Activation == Activation.Tanh ? $"tanh{_lanes}({sum})" : sum)};");
        }
    }

    private IEnumerable<int> Taps => Enumerable.Range(0, layer.Size);
}
