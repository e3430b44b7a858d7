using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>mask[p] = 1 if any number at position p is another than a given one, else 0.</summary>
internal sealed class PresentFrames(Tensor x, double absent, Tensor mask) : Kernel
{
    public override string Name => $"PresentFrames{x.Positions}x{x.Channels}";

    public override string Formula => $"mask[p] = 1 if any x[p, c] ≠ {Literals.Of(absent)}, else 0, with x [{x.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("mask", mask)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var steps = writer.BeginLoop("position", x.Positions);
        writer.Line($"var frame = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * {x.RowStride} + position * {x.ChannelStride}), {x.Channels});");
        writer.Line($"Unsafe.Add(ref mask, row * {mask.RowStride} + position) = frame.ContainsAnyExcept(({context.Scalar}){Literals.Of(absent)}) ? 1 : 0;");
    }
}
