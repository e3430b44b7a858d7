using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;

/// <summary>c = σ(f) · c + σ(i) · tanh(g), h = σ(o) · tanh(c).</summary>
public sealed class PlainLSTM(LSTMLayer layer) : PlainStep
{
    private readonly float[] _sums = new float[layer.Bias.Length], _cell = new float[layer.Units], _state = new float[layer.Units];

    public override ReadOnlySpan<float> Step(ReadOnlySpan<float> x)
    {
        int units = layer.Units;
        layer.Bias.CopyTo(_sums, 0);
        AddProduct(x, layer.Kernel, _sums);
        AddProduct(_state, layer.Recurrent, _sums);
        for (int u = 0; u < units; u++)
        {
            _cell[u] = Sigmoid(_sums[units + u]) * _cell[u] + Sigmoid(_sums[u]) * MathF.Tanh(_sums[2 * units + u]);
            _state[u] = Sigmoid(_sums[3 * units + u]) * MathF.Tanh(_cell[u]);
        }

        return _state;
    }

    public override void Reset()
    {
        Array.Clear(_cell);
        Array.Clear(_state);
    }
}
