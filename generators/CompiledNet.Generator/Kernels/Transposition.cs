using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>b = aᵀ, so that the gradient of a layer's input is a matrix product of the same form as the layer itself.</summary>
internal sealed class Transposition(Matrix a, Matrix b) : Kernel
{
    public override string Name => $"Transpose{a.Layout.Rows}x{a.Layout.Columns}";

    public override string Formula => $"b = aᵀ with a [{a.Layout.Rows}, {a.Layout.Columns}].";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("a", a), Operand.Write("b", b)];

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"MatrixTransposition.Transpose(ref a, ref b, {a.Layout.Rows}, {a.Layout.Columns}, {a.Layout.Panel}, {b.Layout.Panel});");
}
