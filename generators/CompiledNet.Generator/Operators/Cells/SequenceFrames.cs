using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>Moves sequences between their usual layout, sample by sample, and that of a loop, frame by frame.</summary>
internal static class SequenceFrames
{
    /// <summary>The kernel that brings a sequence to frames in the usual layout of their shape.</summary>
    public static Kernel Spread(Tensor sequence, Tensor frames, bool isReversed) => Move(sequence, frames, false, isReversed);

    /// <summary>The kernel that puts frames together to a sequence.</summary>
    public static Kernel Gather(Tensor frames, Tensor sequence, bool isReversed) => Move(sequence, frames, true, isReversed);

    /// <summary>The sequence as <see cref="Spread"/> can read it: frames of more than one axis have to have their padding.</summary>
    public static Tensor Readable(ITensors tensors, Tensor sequence, Shape shape) => shape.Rank == 2 ? sequence : tensors.Aligned(sequence, shape);

    // A frame of several vectors, with all padding, is one long vector to whoever moves it.
    private static Kernel Move(Tensor sequence, Tensor frames, bool isGathering, bool isReversed)
    {
        int length = frames.RowStride, steps = frames.Frames;
        return frames.Positions == 1
            ? new FrameMove(sequence, 0, frames, isGathering, isReversed)
            : new FrameMove(sequence.Seen(steps, length, length), 0, frames.Seen(1, length, length), isGathering, isReversed);
    }
}
