using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x · mask / (1 - rate): the mask follows from seed, step, row and node, so that the backward pass draws the same
/// one again and none is stored.
/// </summary>
internal sealed class DropoutMask(double rate, RandomSource source, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"Dropout{x.RowStride}";

    public override string Formula => $"y = x · mask / (1 - rate), {x.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => "double rate, int source, RandomDraw draw";

    public override string ExtraArguments => $"{Literals.Of(rate)}, {Literals.Of(source.Number)}, {Draw}";

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"Dropout.Apply(ref x, ref y, rows, {x.RowStride}, rate, source, draw);");
}
