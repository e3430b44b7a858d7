using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x · scale, with one trained number.</summary>
internal sealed class ScaleBy(Tensor x, Matrix scale, Tensor y) : Kernel
{
    public override string Name => "ScaleBy";

    public override string Formula => "y = x * scale, number by number.";

    public override int RowsPerSample => x.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("scale", scale), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        ElementwiseLoop.Write(writer, context, y, arm => writer.Line($"{arm.At("y", "i")} = {arm.Multiply(arm.At("x", "i"), arm.Broadcast("scale"))};"));
}
