using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x at positions that count, 0 at the others.</summary>
internal sealed class MaskedFrames(Tensor x, Tensor mask, Tensor y) : Kernel
{
    public override string Name => $"MaskedFrames{x.Positions}Of{y.ChannelStride}";

    public override string Formula => $"y[p] = mask[p] ≠ 0 ? x[p] : 0, with x [{x.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("mask", mask), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var steps = writer.BeginLoop("position", x.Positions);
        writer.Line($"nint at = row * {y.RowStride} + position * {y.ChannelStride};");
        writer.Line($"var target = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, at), {y.ChannelStride});");
        writer.Line($"if (Unsafe.Add(ref mask, row * {mask.RowStride} + position) == 0) target.Clear();");
        writer.Line($"else MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, at), {y.ChannelStride}).CopyTo(target);");
    }
}
