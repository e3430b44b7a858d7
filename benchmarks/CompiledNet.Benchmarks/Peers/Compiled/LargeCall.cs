using System;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Calls <see cref="LargeNetwork"/>.</summary>
public readonly struct LargeCall(LargeNetwork network) : ICompiledCall
{
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}
