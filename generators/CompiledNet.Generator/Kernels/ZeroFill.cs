using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>x = 0 in every row: what a recurrence starts from.</summary>
internal sealed class ZeroFill(Tensor x) : Kernel
{
    public override string Name => "Clear";

    public override string Formula => "x = 0.";

    public override int RowsPerSample => x.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands => [Operand.Write("x", x)];

    public override void WriteBody(SourceWriter writer, KernelContext context) => writer.Line($"MemoryMarshal.CreateSpan(ref x, {Count}).Clear();");
}
