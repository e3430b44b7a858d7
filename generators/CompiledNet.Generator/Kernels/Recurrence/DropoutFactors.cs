using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The factors of a dropout that acts more than once: 0 for what is dropped, 1 / (1 - rate) for the rest.</summary>
internal sealed class DropoutFactors(double rate, RandomSource source, Tensor y) : Kernel
{
    public override string Name => $"DropoutFactors{y.RowStride}";

    public override string Formula => $"y = mask / (1 - rate), {y.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Write("y", y)];

    public override string ExtraParameters => "double rate, int source, RandomDraw draw";

    public override string ExtraArguments => $"{Literals.Of(rate)}, {Literals.Of(source.Number)}, draw";

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"Dropout.Factors(ref y, rows, {y.RowStride}, rate, source, draw);");
}
