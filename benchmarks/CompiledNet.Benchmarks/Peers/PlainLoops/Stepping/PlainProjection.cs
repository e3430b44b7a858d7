using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;

/// <summary>A dense layer without an activation.</summary>
public sealed class PlainProjection(DenseLayer layer) : PlainStep
{
    private readonly float[] _output = new float[layer.Outputs];

    public override ReadOnlySpan<float> Step(ReadOnlySpan<float> x)
    {
        layer.Bias.CopyTo(_output, 0);
        AddProduct(x, layer.Kernel, _output);
        return _output;
    }
}
