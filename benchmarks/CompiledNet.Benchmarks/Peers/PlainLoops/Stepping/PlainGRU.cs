using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;

/// <summary>h = z · h + (1 - z) · tanh(x̂ + σ(r) · ĥ), with the sums x̂ of the frame and ĥ of the state.</summary>
public sealed class PlainGRU(GRULayer layer) : PlainStep
{
    private readonly float[] _fromFrame = new float[GRULayer.Gates * layer.Units], _fromState = new float[GRULayer.Gates * layer.Units], _state = new float[layer.Units];

    public override ReadOnlySpan<float> Step(ReadOnlySpan<float> x)
    {
        int units = layer.Units;
        layer.Bias.AsSpan(0, _fromFrame.Length).CopyTo(_fromFrame);
        layer.Bias.AsSpan(_fromFrame.Length).CopyTo(_fromState);
        AddProduct(x, layer.Kernel, _fromFrame);
        AddProduct(_state, layer.Recurrent, _fromState);
        for (int u = 0; u < units; u++)
        {
            float update = Sigmoid(_fromFrame[u] + _fromState[u]), reset = Sigmoid(_fromFrame[units + u] + _fromState[units + u]);
            float candidate = MathF.Tanh(_fromFrame[2 * units + u] + reset * _fromState[2 * units + u]);
            _state[u] = update * _state[u] + (1 - update) * candidate;
        }

        return _state;
    }

    public override void Reset() => Array.Clear(_state);
}
