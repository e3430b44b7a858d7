using System;

namespace CompiledNet;

/// <summary>
/// A caller that takes a sequence one frame at a time and keeps what later frames need of it: the frames that a causal
/// convolution looks back at, the state of a recurrent layer. Emitted as the <c>Session</c> of every network whose layers
/// can do without the frames to come.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IStreamingSession<T> : ISession<T> where T : unmanaged
{
    /// <summary>Numbers that a step takes.</summary>
    int InputSize { get; }

    /// <summary>Numbers that a step gives.</summary>
    int OutputSize { get; }

    /// <summary>Frames taken since the beginning or the last <see cref="Reset"/>.</summary>
    long Frames { get; }

    /// <summary>
    /// Takes the next frame and gives what the network gives at it. After the frames of a whole sample the output is the
    /// last frame of what <c>Predict</c> gives for the sample.
    /// </summary>
    /// <param name="input"><see cref="InputSize"/> numbers: a frame of each sequence among the inputs, the others whole.</param>
    /// <param name="output">Takes <see cref="OutputSize"/> numbers.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="InvalidOperationException">The network takes no more frames, as its attention or positions have a limit.</exception>
    void Step(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Forgets all frames: the next one is the first of a sequence.</summary>
    void Reset();
}
