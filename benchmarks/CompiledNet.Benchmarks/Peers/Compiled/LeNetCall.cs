using System;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Calls <see cref="LeNet"/>.</summary>
public readonly struct LeNetCall(LeNet network) : ICompiledCall
{
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}
