using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The factors of a dropout that acts more than once: 0 for what is dropped, 1 / (1 - rate) for the rest.</summary>
internal sealed class DropoutFactors(double rate, int node, Tensor y) : Kernel
{
    public override string Name => $"DropoutFactors{y.RowStride}Node{node}";

    public override string Formula => $"y = mask / (1 - {Literals.Of(rate)}), {y.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Write("y", y)];

    public override string ExtraParameters => "RandomDraw draw";

    public override string ExtraArguments => "draw";

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"Dropout.Factors(ref y, rows, {y.RowStride}, {Literals.Of(rate)}, {node}, draw);");
}
