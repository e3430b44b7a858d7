using System;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>
/// One call of a network's emitted <c>Predict</c>. Implemented by structs, so that the timed loop is compiled for each
/// network with a direct call, as in a user's program.
/// </summary>
public interface ICompiledCall
{
    /// <summary>Predicts one sample.</summary>
    void Predict(ReadOnlySpan<float> input, Span<float> output);
}
