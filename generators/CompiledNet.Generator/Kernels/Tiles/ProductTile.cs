using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c = start + a · b for a few rows of a and a panel of b.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of the panel.</param>
/// <param name="fromZero">Whether the sums start at zero rather than at given numbers.</param>
internal sealed class ProductTile(IReadOnlyList<Arm> arms, int width, bool fromZero) : BlockTile(arms, width)
{
    private const int Accumulators = 8;

    public override string Name => $"Product{Width}{(fromZero ? "FromZero" : "")}";

    public override string RowsName => $"Rows{Width}";

    protected override string Formula =>
        $"c = {(fromZero ? "" : "start + ")}a · b with a [{RowsName}, inner], b [inner, {Width}] without gaps, c [{RowsName}, {Width}]{(fromZero ? "" : ", start one row for all")}.";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint inner, {(fromZero ? "" : $"ref {Scalar} start, ")}ref {Scalar} c, nint cStride";

    // Eight sums at once hide the latency of two units for multiplication; more rows would be a loss for small batches.
    public override int Rows(Arm arm) => Math.Max(1, Accumulators / Vectors(arm));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line(Row(arm, v => $"var {Sum(0, v)} = {(fromZero ? $"{arm.Vector}.Zero" : arm.At("start", v * arm.Lanes))};"));
        for (int r = 1; r < Rows(arm); r++) writer.Line(Row(arm, v => $"var {Sum(r, v)} = {Sum(0, v)};"));
        using (writer.Begin("for (nint k = 0; k < inner; k++)"))
        {
            WriteProducts(writer, arm, r => Offset(r, "aStride", 0));
            writer.Line("a = ref Unsafe.Add(ref a, 1);");
            writer.Line($"b = ref Unsafe.Add(ref b, {Width});");
        }

        WriteStores(writer, arm);
    }
}
