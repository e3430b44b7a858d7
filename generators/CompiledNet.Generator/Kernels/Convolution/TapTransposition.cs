using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>b = the matrix of each tap of a, transposed, for the gradient of a convolution's input.</summary>
internal sealed class TapTransposition(int taps, Matrix a, Matrix b) : Kernel
{
    private readonly int _rows = a.Layout.Rows / taps, _columns = a.Layout.Columns;

    public override string Name => $"Transpose{taps}Of{_rows}x{_columns}";

    public override string Formula => $"b = aᵀ for {taps} matrices [{_rows}, {_columns}].";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("a", a), Operand.Write("b", b)];

    public override void WriteBody(SourceWriter writer, KernelContext context) => writer.Line(
        $"MatrixTransposition.TransposeBlocks(ref a, ref b, {taps}, {_rows}, {_columns}, {a.Layout.Panel}, {b.Layout.Panel});");
}
