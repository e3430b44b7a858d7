using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c = start + a · b for a few rows of a and a panel of b, or two that follow each other.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of a panel.</param>
/// <param name="start">What the sums start from.</param>
/// <param name="panels">How many panels.</param>
internal sealed class ProductTile(IReadOnlyList<Arm> arms, int width, SumStart start, int panels = 1) : BlockTile(arms, width * panels)
{
    private const int Accumulators = 8;

    public override string Name => $"Product{Columns}{start switch { SumStart.Zero => "FromZero", SumStart.Rows => "FromRows", _ => "" }}";

    public override string RowsName => $"Rows{Columns}";

    public override string Formula =>
        $"c = {(start == SumStart.Zero ? "" : "start + ")}a · b with a [{RowsName}, inner], b {(panels == 1 ? "" : $"{panels} times ")}[inner, {width}] without gaps, c [{RowsName}, {Width}]{(start == SumStart.Row ? ", start one row for all" : "")}.";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint inner, {start switch { SumStart.Zero => "", SumStart.Row => $"ref {Scalar} start, ", _ => $"ref {Scalar} start, nint startStride, " }}ref {Scalar} c, nint cStride";

    // Eight sums of a panel at once hide the latency of two units for multiplication; more rows would be a loss for small batches.
    public override int Rows(Arm arm) => Math.Max(1, Accumulators * panels / Vectors(arm));

    private string Columns => panels == 1 ? $"{width}" : $"{panels}x{width}";

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        WriteSums(
            writer, arm, "inner", row => Offset(row, "aStride", 0), "1", $"{width}",
            start == SumStart.Zero ? null : (row, v) => First(arm, row, v));
        WriteStores(writer, arm);
    }

    protected override string PlaceOf(Arm arm, int vector) =>
        vector * arm.Lanes / width is > 0 and var panel ? Arm.Plus($"{(panel == 1 ? "" : $"{panel} * ")}inner * {width}", vector * arm.Lanes % width) : base.PlaceOf(arm, vector);

    private string First(Arm arm, int row, int vector) => start switch
    {
        SumStart.Rows => arm.At("start", Offset(row, "startStride", vector * arm.Lanes)),
        _ when row > 0 => Sum(0, vector),
        _ => arm.At("start", vector * arm.Lanes),
    };
}
