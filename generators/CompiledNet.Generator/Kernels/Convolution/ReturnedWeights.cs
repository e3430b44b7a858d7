using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The weights of a convolution in the order in which <see cref="NarrowInputGradient"/> meets the windows; zeros stay where they are.</summary>
internal sealed class ReturnedWeights(ReturnedWindows windows, Matrix w, Matrix returned) : Kernel
{
    public override string Name => $"Return{windows.Shape}Weights";

    public override string Formula => $"b = the weights of {windows.Shape.Taps} taps, those of a line backwards, {windows.Sums} times {windows.Length} numbers a run.";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("a", w), Operand.Write("b", returned)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        var shape = windows.Shape;
        string order = windows.IsJoined ? $"{shape.Width.Stride}, {windows.Width.Taps}, {windows.Group}" : $"1, 1, 1";
        int across = windows.IsJoined ? shape.Width.Taps : 1, rows = windows.IsJoined ? shape.Height.Taps : shape.Taps;
        writer.Line($"TapReversal.Run(ref a, ref b, {rows}, {across}, {shape.Channels}, {w.Layout.Stride}, {w.Layout.Panel}, {order}, {windows.Length});");
    }
}
