using System;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>c = Σ b over the batch: the gradient of a bias.</summary>
internal sealed class ColumnSum(Tensor b, Matrix c) : Kernel
{
    private static readonly int[] Steps = [32, 16, 8, 4, 2];

    // An addition takes three to four cycles: so many sums at once keep a unit busy.
    private const int WantedSums = 4;

    private readonly int _stride = b.Positions > 1 ? b.ChannelStride : b.RowStride;

    public override string Name => _stride == 1 ? "Sum" : $"ColumnSumsBy{Step}";

    public override string Formula => _stride == 1 ? "c = Σ b over the rows." : "c = Σ b over the rows, for every column.";

    public override int RowsPerSample => b.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("b", b), Operand.Write("c", c)];

    // The text depends on how many columns are summed at once, not on how many there are.
    public override string ExtraParameters => _stride == 1 ? "" : "nint columns";

    public override string ExtraArguments => _stride == 1 ? "" : $"{_stride}";

    private int Step => Steps.First(step => _stride % step == 0);

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        KernelContext.WriteEach(writer, _stride == 1 ? context.Arms : context.ArmsFor(Step), arm =>
        {
            if (_stride == 1) WriteSum(writer, arm);
            else WriteColumns(writer, arm);
        });

    private static void WriteSum(SourceWriter writer, Arm arm)
    {
        writer.Line($"var sums = {arm.Vector}.Zero;");
        writer.Line("nint row = 0;");
        writer.Line($"for (; row + {arm.Lanes} <= rows; row += {arm.Lanes}) {arm.Increase("sums", arm.At("b", "row"))}");
        writer.Line($"{arm.Scalar} sum = {arm.Sum("sums")};");
        writer.Line("for (; row < rows; row++) sum += Unsafe.Add(ref b, row);");
        writer.Line("c = sum;");
    }

    private void WriteColumns(SourceWriter writer, Arm arm)
    {
        int vectors = Step / arm.Lanes, parts = Math.Max(1, WantedSums / vectors);
        using var panels = writer.Begin($"for (nint column = 0; column < columns; column += {Step})");
        writer.Line($"ref {arm.Scalar} bRow = ref Unsafe.Add(ref b, column);");
        for (int p = 0; p < parts; p++) writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(v => $"var {Sum(p, v)} = {arm.Vector}.Zero;")));
        writer.Line("nint row = 0;");
        if (parts > 1) WriteRows(writer, arm, vectors, parts);
        WriteRows(writer, arm, vectors, 1);
        writer.Line($"ref {arm.Scalar} sum = ref Unsafe.Add(ref c, column);");
        for (int v = 0; v < vectors; v++)
            writer.Line($"{arm.At("sum", v * arm.Lanes)} = {arm.AddAll(Enumerable.Range(0, parts).Select(p => Sum(p, v)))};");
    }

    // Row p of every few goes to sums of its own.
    private static void WriteRows(SourceWriter writer, Arm arm, int vectors, int parts)
    {
        using var rows = writer.Begin(parts == 1 ? "for (; row < rows; row++)" : $"for (; row <= rows - {parts}; row += {parts})");
        for (int p = 0; p < parts; p++)
        {
            for (int v = 0; v < vectors; v++) writer.Line(arm.Increase(Sum(p, v), arm.At("bRow", v * arm.Lanes)));
            writer.Line("bRow = ref Unsafe.Add(ref bRow, columns);");
        }
    }

    private static string Sum(int part, int vector) => $"c{part}{vector}";
}
