using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>In rows where a step does not count: y = x, or 0 without x; other rows stay as they are.</summary>
/// <param name="loop">The loop over the steps, or null for a lone one.</param>
/// <param name="mask">Which steps count, [steps].</param>
/// <param name="position">The step, as an expression in terms of the loop's variable.</param>
/// <param name="x">What is copied, or null.</param>
/// <param name="y">The rows, with their padding.</param>
internal sealed class SkippedStep(TimeLoop? loop, Tensor mask, string position, Tensor? x, Tensor y) : Kernel
{
    public override string Name => $"{(x is null ? "Clear" : "Keep")}Skipped{y.RowStride}";

    public override string Formula => $"y = {(x is null ? "0" : "x")} in rows where mask[position] = 0, {y.RowStride} numbers each.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("mask", mask), .. x is null ? [] : new[] { Operand.Read("x", x) }, Operand.Write("y", y)];

    public override TimeLoop? Loop => loop;

    public override string ExtraParameters => "int position";

    public override string ExtraArguments => position;

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"if (Unsafe.Add(ref mask, row * {mask.RowStride} + position) != 0) continue;");
        string target = Row("y");
        writer.Line(x is null ? $"{target}.Clear();" : $"{Row("x")}.CopyTo({target});");
    }

    private string Row(string operand) => $"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {operand}, row * {y.RowStride}), {y.RowStride})";
}
