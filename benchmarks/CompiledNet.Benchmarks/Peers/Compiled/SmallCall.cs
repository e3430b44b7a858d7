using System;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Calls <see cref="SmallNetwork"/>.</summary>
public readonly struct SmallCall(SmallNetwork network) : ICompiledCall
{
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}
