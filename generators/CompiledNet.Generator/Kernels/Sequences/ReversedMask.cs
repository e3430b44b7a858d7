using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y[p] = mask[steps - 1 - p]: the mask of a sequence that was read from its end.</summary>
internal sealed class ReversedMask(Tensor mask, Tensor y) : Kernel
{
    public override string Name => $"ReversedMask{mask.Channels}";

    public override string Formula => $"y[p] = mask[{mask.Channels - 1} - p].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("mask", mask), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"for (nint position = 0; position < {mask.Channels}; position++)");
        using (writer.Indent())
            writer.Line($"Unsafe.Add(ref y, row * {y.RowStride} + position) = Unsafe.Add(ref mask, row * {mask.RowStride} + {mask.Channels - 1} - position);");
    }
}
