using System;
using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// dx = Σ dy · w over the windows that read a position, for very few channels: there filters lie in the lanes of vectors, and each
/// position collects what all of its windows hand back, where <see cref="ConvolutionInputGradient"/> has channels in the lanes.
/// </summary>
/// <param name="windows">How positions look at windows.</param>
/// <param name="dy">One vector of filters for each window.</param>
/// <param name="weights">What <see cref="ReturnedWeights"/> gives.</param>
/// <param name="lines">Memory for the gradients of one sample among zeros; stays in the caches.</param>
/// <param name="dx">What windows read, without the zeros around it.</param>
internal sealed class NarrowInputGradient(ReturnedWindows windows, Tensor dy, Matrix weights, Matrix lines, Tensor dx) : Kernel
{
    private ConvolutionShape Shape => windows.Shape;

    public override string Name => $"Convolution{Shape}NarrowInputGradient";

    public override string Formula => $"dx = Σ dy · w over the windows that read a position, with {Shape.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
        [Operand.Read("dy", dy), Operand.Read("w", weights), Operand.Write("among", lines), Operand.Write("dx", dx)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        WriteCopy(writer);
        using var lines = writer.BeginLoop("y", Shape.Height.Input);
        WriteLine(writer, context);
        int stride = Shape.Width.Stride, back = windows.IsJoined ? windows.Width.Reach : 0, before = windows.Width.Before - back;
        if (stride == 1)
        {
            WriteTiles(writer, context, $"{Shape.Width.Input}", $"(pixel + {Shape.Width.Before + before})", "weights", "pixel");
            return;
        }

        // Every position of the line that has the taps of a phase.
        using var phases = writer.BeginLoop("phase", stride);
        writer.Line($"nint start = (phase + {stride - Shape.Width.Before % stride}) % {stride}, count = ({Shape.Width.Input + stride - 1} - start) / {stride};");
        writer.Line($"nint window = (start + {Shape.Width.Before}) / {stride} + {before};");
        WriteTiles(writer, context, "count", "(window + pixel)", $"Unsafe.Add(ref weights, phase * {windows.PhaseLength})", $"start + pixel * {stride}");
    }

    // The zeros stay where they are from sample to sample.
    private void WriteCopy(SourceWriter writer)
    {
        int length = Shape.Width.Output * windows.Stride;
        using var copied = writer.BeginLoop("line", Shape.Height.Output);
        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref given, line * {length}), {length})");
        writer.Line($"    .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref among, (line + {windows.Height.Before}) * {windows.LineLength} + {windows.Width.Before * windows.Stride}), {length}));");
    }

    // The windows of the first tap that belongs to line y, and the weights of that tap.
    private void WriteLine(SourceWriter writer, KernelContext context)
    {
        int stride = Shape.Height.Stride, before = Shape.Height.Before;
        string first = stride == 1 ? $"y + {before + windows.Height.Before}" : $"(y + {before}) / {stride} + {windows.Height.Before}";
        writer.Line($"ref {context.Scalar} above = ref Unsafe.Add(ref among, ({first}) * {windows.LineLength});");
        if (stride == 1)
        {
            writer.Line($"ref {context.Scalar} weights = ref w;");
            return;
        }

        writer.Line($"nint top = (y + {before}) % {stride}, down = ({Shape.Height.Taps + stride - 1} - top) / {stride};");
        writer.Line($"ref {context.Scalar} weights = ref Unsafe.Add(ref w, top * {windows.RowLength});");
    }

    // The last positions are computed twice where tiles do not divide them.
    private void WriteTiles(SourceWriter writer, KernelContext context, string count, string window, string first, string position)
    {
        int stride = Shape.Width.Stride, group = windows.Group;
        var place = Shape.Channels > 1 ? DotPlace.Vectors : stride == 1 && dx.ChannelStride == 1 ? DotPlace.Joined : DotPlace.Numbers;
        var tile = new DotTile(context.ArmsFor(windows.Length), windows.Length, windows.Sums, Math.Max(1, Shape.Width.Input / stride / group), place);
        string method = context.Use(tile), pixels = (group == 1 ? "" : $"{group} * ") + KernelContext.TilesPrefix + tile.RowsName;
        using var run = writer.Begin($"for (nint next = 0; next < {count}; next += {pixels})");
        writer.Line($"nint pixel = Math.Min(next, {count} - {pixels});");
        writer.Line($"{method}(");
        using var arguments = writer.Indent();
        writer.Line($"ref Unsafe.Add(ref above, {window} * {windows.Stride}), {group * windows.Stride}, ref {first},");
        writer.Line($"{(Shape.Height.Stride == 1 ? $"{Shape.Height.Taps}" : "down")}, {-windows.Height.WindowStep * windows.LineLength}, {Shape.Height.Stride * windows.RowLength}, {windows.Runs}, {-windows.Width.WindowStep * windows.Stride}, {windows.Sums * windows.Length},");
        writer.Line($"ref Unsafe.Add(ref target, (y * {Shape.Width.Input} + {position}) * {dx.ChannelStride}), {group * stride * dx.ChannelStride});");
    }
}
