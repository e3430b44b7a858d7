using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>mask[p] = 0 where the token id is 0, else 1; digits behind the point are no part of an id.</summary>
internal sealed class PresentTokens(Tensor ids, Tensor mask) : Kernel
{
    public override string Name => $"PresentTokens{mask.Channels}";

    public override string Formula => $"mask[p] = ids[p] ≥ 1 ? 1 : 0 for {mask.Channels} ids.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("ids", ids), Operand.Write("mask", mask)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"for (nint position = 0; position < {mask.Channels}; position++)");
        using (writer.Indent()) writer.Line($"Unsafe.Add(ref mask, row * {mask.RowStride} + position) = Unsafe.Add(ref ids, row * {ids.RowStride} + position) >= 1 ? 1 : 0;");
    }
}
