using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x · mask / (1 - rate): the mask follows from seed, step, row and node, so that the backward pass draws the same
/// one again and none is stored.
/// </summary>
internal sealed class DropoutMask(double rate, int node, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"Dropout{x.RowStride}Node{node}";

    public override string Formula => $"y = x · mask / (1 - {Literals.Of(rate)}), {x.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => "RandomDraw draw";

    public override string ExtraArguments => Draw;

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"Dropout.Apply(ref x, ref y, rows, {x.RowStride}, {Literals.Of(rate)}, {node}, draw);");
}
