using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c += aᵀ · b over all windows of a sample, for a few columns of a and a panel of b.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of b.</param>
/// <param name="length">Columns of a in a run.</param>
internal sealed class ConvolutionOuterTile(IReadOnlyList<Arm> arms, int width, int length) : BlockTile(arms, width)
{
    private const int WantedSums = 8;

    public override string Name => $"ConvolutionOuter{Heights}x{Width}";

    public override string RowsName => Name + "Rows";

    public override string Formula => $"c += aᵀ · b over lines of windows with a [lines, count, {RowsName}], b [lines, count, {Width}], c [{RowsName}, {Width}].";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, nint aLine, ref {Scalar} b, nint bStride, nint bLine, nint lines, nint count, ref {Scalar} c";

    /// <summary>
    /// Writes the calls that take all <paramref name="length"/> numbers from <c>from</c> on into as many rows at <c>target</c>,
    /// a few at once and the rest one by one.
    /// </summary>
    public static void WriteCalls(SourceWriter writer, KernelContext context, int panel, int length, string fromDistances, string other, string otherDistances, string counts)
    {
        var arms = context.ArmsFor(panel);
        var tile = new ConvolutionOuterTile(arms, panel, length);
        bool remains = arms.Any(arm => length % tile.Rows(arm) > 0);
        writer.Line("nint k = 0;");
        foreach (var each in remains ? new[] { tile, new ConvolutionOuterTile(arms, panel, 1) } : [tile])
        {
            string method = context.Use(each), rows = "Tiles." + each.RowsName;
            using var tiles = writer.Begin($"for (; k <= {length} - {rows}; k += {rows})");
            writer.Line($"{method}(ref Unsafe.Add(ref from, k), {fromDistances}, ref {other}, {otherDistances}, {counts}, ref Unsafe.Add(ref target, k * {panel}));");
        }
    }

    // What the tiles leave over goes row by row.
    public override int Rows(Arm arm)
    {
        int vectors = Vectors(arm);
        return Cheapest(Math.Min(length, MostRows(arm, vectors)), rows => length / rows * Cost(rows) + length % rows * Cost(1));

        double Cost(int rows) => Math.Max(rows * vectors, (double)WantedSums / Parts(arm, rows)) + vectors + 1;
    }

    // Few sums are dealt out to several accumulators, one for every other window and so on.
    private int Parts(Arm arm, int rows)
    {
        int sums = rows * Vectors(arm);
        return Math.Max(1, Math.Min((WantedSums + sums - 1) / sums, MostRows(arm, sums)));
    }

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        int parts = Parts(arm, Rows(arm));
        for (int p = 0; p < parts; p++)
            for (int r = 0; r < Rows(arm); r++) writer.Line(Row(arm, v => $"var {Sum(p, r, v)} = {arm.Vector}.Zero;"));
        using (writer.Begin("for (nint line = 0; line < lines; line++)"))
        {
            writer.Line($"ref {Scalar} aLeft = ref Unsafe.Add(ref a, line * aLine);");
            writer.Line($"ref {Scalar} bLeft = ref Unsafe.Add(ref b, line * bLine);");
            writer.Line("nint k = 0;");
            using (writer.Begin(parts == 1 ? "for (; k < count; k++)" : $"for (; k <= count - {parts}; k += {parts})"))
            {
                for (int p = 0; p < parts; p++) WriteWindow(writer, arm, p);
                Advance(writer, parts);
            }

            if (parts > 1)
            {
                using var rest = writer.Begin("for (; k < count; k++)");
                WriteWindow(writer, arm, 0);
                Advance(writer, 1);
            }
        }

        for (int r = 0; r < Rows(arm); r++)
            for (int v = 0; v < Vectors(arm); v++)
                writer.Line(arm.Increase(arm.At("c", Width * r + v * arm.Lanes), arm.AddAll(Enumerable.Range(0, parts).Select(p => Sum(p, r, v)))));
    }

    // The window p ahead of where a and b stand, into accumulators of its own.
    private void WriteWindow(SourceWriter writer, Arm arm, int part)
    {
        using var window = writer.Begin();
        for (int v = 0; v < Vectors(arm); v++) writer.Line($"var b{v} = {arm.At("bLeft", Offset(part, "bStride", v * arm.Lanes))};");
        for (int r = 0; r < Rows(arm); r++)
        {
            writer.Line($"{(r == 0 ? "var " : "")}factor = {arm.Broadcast(Arm.Number("aLeft", Offset(part, "aStride", r)))};");
            for (int v = 0; v < Vectors(arm); v++) writer.Line($"{Sum(part, r, v)} = {arm.MultiplyAdd("factor", $"b{v}", Sum(part, r, v))};");
        }
    }

    private static void Advance(SourceWriter writer, int windows)
    {
        writer.Line($"aLeft = ref Unsafe.Add(ref aLeft, {(windows == 1 ? "" : $"{windows} * ")}aStride);");
        writer.Line($"bLeft = ref Unsafe.Add(ref bLeft, {(windows == 1 ? "" : $"{windows} * ")}bStride);");
    }

    private static string Sum(int part, int row, int vector) => $"c{part}{row:00}{vector}";
}
