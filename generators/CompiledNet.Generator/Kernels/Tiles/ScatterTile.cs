using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// c[row + tap] += a[row] · b[tap] for a few rows of a and every tap with a panel of its own. Where a row of a panel is one
/// vector, the sums of a few taps are in registers together.
/// </summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of the panel.</param>
/// <param name="line">Rows there are, of which the tile takes as many as leaves little over.</param>
/// <param name="taps">How many taps there are.</param>
internal sealed class ScatterTile(IReadOnlyList<Arm> arms, int width, int line, int taps) : BlockTile(arms, width)
{
    public override string Name => $"Scatter{Heights}x{Width}{(taps > 1 ? $"Taps{taps}" : "")}";

    public override string RowsName => Name + "Rows";

    public override string Formula => taps > 1
        ? $"c[row + tap] += a[row] · b[tap] with a [{RowsName}, inner], b [{taps}, inner, {Width}] without gaps, c [{RowsName} + {taps - 1}, {Width}]."
        : $"c += a · b with a [{RowsName}, inner], b [inner, {Width}] without gaps, c [{RowsName}, {Width}].";

    protected override string Parameters => $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint inner, ref {Scalar} c, nint cStride";

    /// <summary>Whether tiles leave a part of <paramref name="count"/> rows for some vector width.</summary>
    public bool Remains(int count) => Arms.Any(arm => count % Rows(arm) > 0);

    // What the tiles leave over goes row by row.
    public override int Rows(Arm arm) =>
        Cheapest(Math.Min(line, MostRows(arm, Vectors(arm))), rows => line / rows * Cost(arm, rows) + line % rows * Cost(arm, 1));

    // In half cycles for each number of a row: two products or two loads a cycle, four cycles from sum to sum.
    private double Cost(Arm arm, int rows)
    {
        int vectors = Vectors(arm), together = TapsTogether(arm, rows);
        double groups = (double)taps / together;
        return groups * Math.Max(rows * together * vectors, Math.Max(rows + together * vectors, 8 * Math.Min(rows, together))) + groups;
    }

    // As many taps as there are registers for their weights and sums.
    private int TapsTogether(Arm arm, int rows) => Vectors(arm) > 1 ? 1 : Enumerable.Range(1, taps).Last(count => count == 1 || rows + count - 1 <= SlidingWindows.MostSums(arm, count));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        int together = TapsTogether(arm, Rows(arm)), whole = taps / together, rest = taps % together;
        if (together == taps)
        {
            WriteTaps(writer, arm, taps);
            return;
        }

        using (writer.Begin(whole > 1 ? $"for (nint group = 0; group < {whole}; group++)" : ""))
        {
            WriteTaps(writer, arm, together);
            WriteNext(writer, together);
        }

        if (rest > 0) using (writer.Begin()) WriteTaps(writer, arm, rest);
    }

    // On to the next taps, from the first number of the rows again.
    private void WriteNext(SourceWriter writer, int together)
    {
        writer.Line("a = ref Unsafe.Subtract(ref a, inner);");
        if (together > 1) writer.Line($"b = ref Unsafe.Add(ref b, {Offset(together - 1, $"inner * {Width}", 0)});");
        writer.Line($"c = ref Unsafe.Add(ref c, {Offset(together, "cStride", 0)});");
    }

    private void WriteTaps(SourceWriter writer, Arm arm, int together)
    {
        int sums = Rows(arm) + together - 1, vectors = Vectors(arm);
        for (int r = 0; r < sums; r++)
        {
            int row = r;
            writer.Line(Row(arm, v => $"var {Sum(row, v)} = {arm.At("c", Offset(row, "cStride", v * arm.Lanes))};"));
        }

        using (writer.Begin("for (nint k = 0; k < inner; k++)"))
        {
            if (vectors > 1)
            {
                WriteProducts(writer, arm, row => Offset(row, "aStride", 0));
            }
            else
            {
                SlidingWindows.WriteWeights(writer, arm, together, tap => Offset(tap, $"inner * {Width}", 0));
                SlidingWindows.WriteProducts(writer, arm, Rows(arm), together, row => Offset(row, "aStride", 0), (row, tap) => Sum(row + tap, 0));
            }

            writer.Line("a = ref Unsafe.Add(ref a, 1);");
            writer.Line($"b = ref Unsafe.Add(ref b, {Width});");
        }

        for (int r = 0; r < sums; r++)
            for (int v = 0; v < vectors; v++) writer.Line($"{arm.At("c", Offset(r, "cStride", v * arm.Lanes))} = {Sum(r, v)};");
    }
}
