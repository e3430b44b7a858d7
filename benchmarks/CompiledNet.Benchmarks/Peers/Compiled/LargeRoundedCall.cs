using System;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>Calls a session of <see cref="LargeNetwork"/> whose weights are rounded to bfloat16.</summary>
public readonly struct LargeRoundedCall(LargeNetwork.BFloat16Session session) : ICompiledCall
{
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => session.Predict(input, output);
}
