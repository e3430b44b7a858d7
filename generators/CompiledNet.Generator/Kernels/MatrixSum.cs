using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>whole += part: what one more use of shared weights adds to their gradient.</summary>
/// <param name="part">What is added, laid out as the sum.</param>
/// <param name="whole">The sum.</param>
internal sealed class MatrixSum(Matrix part, Matrix whole) : Kernel
{
    public override string Name => $"Sum{whole.Layout.Rows}x{whole.Layout.Columns}";

    public override string Formula => $"whole += part, both [{whole.Layout.Rows}, {whole.Layout.Columns}].";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("part", part), Operand.Write("whole", whole)];

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"MatrixAddition.Add(ref part, ref whole, {whole.Layout.Length});");
}
