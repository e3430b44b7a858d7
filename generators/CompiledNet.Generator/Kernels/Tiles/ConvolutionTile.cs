using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c = start + a ∗ b for a few neighbouring windows of a and a panel of b.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of the panel.</param>
/// <param name="line">Windows in a line, of which the tile takes as many as repeats least.</param>
/// <param name="hasRuns">Whether a row of a window is several runs of numbers instead of one.</param>
/// <param name="fromZero">Whether the sums start at zero rather than at given numbers.</param>
internal sealed class ConvolutionTile(IReadOnlyList<Arm> arms, int width, int line, bool hasRuns, bool fromZero) : BlockTile(arms, width)
{
    public override string Name => $"Convolution{Width}By{Heights}{(hasRuns ? "InRuns" : "")}{(fromZero ? "FromZero" : "")}";

    public override string Key => $"{Name} {string.Join(" ", Arms.Select(Rows))}";

    public override string RowsName => Name + "Windows";

    protected override string Formula =>
        $"c = {(fromZero ? "" : "start + ")}Σ a · b over the {(hasRuns ? "runs of the " : "")}rows of a window, b [.., {Width}] without gaps, c [{RowsName}, {Width}].";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, nint rows, nint rowDistance, {(hasRuns ? "nint runs, nint runDistance, " : "")}nint length, ref {Scalar} b, {(fromZero ? "" : $"ref {Scalar} start, ")}ref {Scalar} c, nint cStride";

    // Eight sums at once hide the latency of the units for multiplication; fewer take as long as eight.
    public override int Rows(Arm arm)
    {
        int vectors = Vectors(arm);
        return Cheapest(Math.Min(line, MostRows(arm, vectors)), rows => (line + rows - 1) / rows * (Math.Max(rows * vectors, 8) + 1));
    }

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line(Row(arm, v => $"var {Sum(0, v)} = {(fromZero ? $"{arm.Vector}.Zero" : arm.At("start", v * arm.Lanes))};"));
        for (int r = 1; r < Rows(arm); r++) writer.Line(Row(arm, v => $"var {Sum(r, v)} = {Sum(0, v)};"));
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            string distance = hasRuns ? "rowDistance - runs * runDistance" : "rowDistance - length";
            if (hasRuns)
            {
                using (writer.Begin("for (nint run = 0; run < runs; run++)"))
                {
                    WriteRun(writer, arm);
                    writer.Line("a = ref Unsafe.Add(ref a, runDistance - length);");
                }
            }
            else
            {
                WriteRun(writer, arm);
            }

            writer.Line($"a = ref Unsafe.Add(ref a, {distance});");
        }

        WriteStores(writer, arm);
    }

    private void WriteRun(SourceWriter writer, Arm arm)
    {
        using var products = writer.Begin("for (nint k = 0; k < length; k++)");
        WriteProducts(writer, arm, r => Offset(r, "aStride", 0));
        writer.Line("a = ref Unsafe.Add(ref a, 1);");
        writer.Line($"b = ref Unsafe.Add(ref b, {Width});");
    }
}
