using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y[step] = x: the frame of a step joins those of the steps before.</summary>
/// <param name="x">The frame: one position.</param>
/// <param name="y">All frames, each as long as that of x with its padding.</param>
internal sealed class FrameCache(Tensor x, Tensor y) : Kernel
{
    public override string Name => $"CacheFrame{y.ChannelStride}";

    public override string Formula => $"y[step] = x, {y.ChannelStride} numbers.";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => "long step";

    public override string ExtraArguments => "step";

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        string target = $"Unsafe.Add(ref y, (nint)step * {y.ChannelStride})";
        writer.Line(y.ChannelStride == 1
            ? $"{target} = x;"
            : $"MemoryMarshal.CreateReadOnlySpan(ref x, {y.ChannelStride}).CopyTo(MemoryMarshal.CreateSpan(ref {target}, {y.ChannelStride}));");
    }
}
