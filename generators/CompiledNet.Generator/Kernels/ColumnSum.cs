using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>c = Σ b over the batch: the gradient of a bias.</summary>
internal sealed class ColumnSum(Tensor b, Matrix c) : Kernel
{
    private const int Unrolled = 8;

    private readonly int _stride = b.Positions > 1 ? b.ChannelStride : b.RowStride;

    public override string Name => $"ColumnSum{b.Channels}";

    public override string Formula => $"c = Σ b over the rows, with b [rows, {b.Channels}], c [{b.Channels}].";

    public override int RowsPerSample => b.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("b", b), Operand.Write("c", c)];

    public override void WriteBody(SourceWriter writer, Arm arm)
    {
        if (_stride == 1) WriteSum(writer, arm);
        else WriteColumns(writer, arm.NarrowedTo(_stride));
    }

    private static void WriteSum(SourceWriter writer, Arm arm)
    {
        writer.Line($"var sums = {arm.Vector}.Zero;");
        writer.Line("nint row = 0;");
        writer.Line($"for (; row + {arm.Lanes} <= rows; row += {arm.Lanes}) sums += {arm.At("b", "row")};");
        writer.Line($"{arm.Scalar} sum = {arm.Operations}.Sum(sums);");
        writer.Line("for (; row < rows; row++) sum += Unsafe.Add(ref b, row);");
        writer.Line("c = sum;");
    }

    private void WriteColumns(SourceWriter writer, Arm arm)
    {
        int vectors = Enumerable.Range(1, Unrolled).Last(count => _stride / arm.Lanes % count == 0);
        using var panels = writer.Begin($"for (nint column = 0; column < {_stride}; column += {vectors * arm.Lanes})");
        writer.Line($"ref {arm.Scalar} bRow = ref Unsafe.Add(ref b, column);");
        writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => $"var c{v} = {arm.Vector}.Zero;")));
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            for (int v = 0; v < vectors; v++) writer.Line($"c{v} += {arm.At("bRow", v * arm.Lanes)};");
            writer.Line($"bRow = ref Unsafe.Add(ref bRow, {_stride});");
        }

        writer.Line($"ref {arm.Scalar} sum = ref Unsafe.Add(ref c, column);");
        for (int v = 0; v < vectors; v++) writer.Line($"{arm.At("sum", v * arm.Lanes)} = c{v};");
    }
}
