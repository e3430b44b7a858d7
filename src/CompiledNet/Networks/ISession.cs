using System;

namespace CompiledNet;

/// <summary>One caller's memory over the shared parameters of a network. Not for several threads at once. Emitted as the <c>Session</c> of every network.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISession<T> where T : unmanaged
{
    /// <summary>Predicts one sample. Allocates nothing.</summary>
    /// <param name="input"><see cref="NetworkDescription.InputSize"/> numbers.</param>
    /// <param name="output">Takes <see cref="NetworkDescription.OutputSize"/> numbers.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    void Predict(ReadOnlySpan<T> input, Span<T> output);
}
