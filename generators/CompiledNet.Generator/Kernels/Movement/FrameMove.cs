using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>Copies a sequence, or some of its channels, between its usual layout, sample by sample, and that of a recurrence, frame by frame.</summary>
/// <param name="sequence">The sequence; every position is a frame.</param>
/// <param name="column">The channel of the sequence that goes first.</param>
/// <param name="frames">The frames.</param>
/// <param name="isGathering">Whether frames are read and the sequence is written.</param>
/// <param name="isReversed">Whether the last frame goes first.</param>
internal sealed class FrameMove(Tensor sequence, int column, Tensor frames, bool isGathering, bool isReversed) : Kernel
{
    private readonly int _length = !isGathering && sequence.IsPadded && sequence.Channels == frames.Channels && sequence.ChannelStride == frames.RowStride ? frames.RowStride : frames.Channels;

    public override string Name => $"{(isGathering ? "Gather" : "Spread")}{frames.Frames}Frames{(isReversed ? "Reversed" : "")}{frames.Channels}";

    public override string Formula => isGathering
        ? $"{frames.Frames} frames of {frames.Channels} numbers{Order} to the channels from {column} of each sample."
        : $"The channels from {column} of each sample to {frames.Frames} frames of {frames.Channels} numbers{Order}.";

    public override ImmutableArray<Operand> Operands => isGathering
        ? [Operand.Read("frames", frames), Operand.Write("sequence", sequence)]
        : [Operand.Read("sequence", sequence), Operand.Write("frames", frames)];

    private string Order => isReversed ? ", the last one first" : "";

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var steps = writer.Begin($"for (nint t = 0; t < {frames.Frames}; t++)");
        string position = isReversed ? $"({frames.Frames - 1} - t)" : "t";
        writer.Line($"ref {context.Scalar} own = ref Unsafe.Add(ref sequence, row * {sequence.RowStride} + {position} * {sequence.ChannelStride}{(column == 0 ? "" : $" + {column}")});");
        writer.Line($"ref {context.Scalar} frame = ref Unsafe.Add(ref frames, (t * rows + row) * {frames.RowStride});");
        string from = isGathering ? "frame" : "own", to = isGathering ? "own" : "frame";
        if (_length == 1) writer.Line($"{to} = {from};");
        else writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref {from}, {_length}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {_length}));");
        if (!isGathering && _length < frames.RowStride) writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref frame, {_length}), {frames.RowStride - _length}).Clear();");
    }
}
