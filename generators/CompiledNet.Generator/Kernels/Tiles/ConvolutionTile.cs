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
/// <param name="taps">Positions that a window reads in a line, if the next window reads them all but the first; else 0.</param>
internal sealed class ConvolutionTile(IReadOnlyList<Arm> arms, int width, int line, bool hasRuns, bool fromZero, int taps) : BlockTile(arms, width)
{
    // Eight sums at once hide the latency of the units for multiplication; fewer take as long as eight.
    private const int WantedSums = 8;

    public override string Name => $"Convolution{Width}By{Heights}{(Arms.Any(Slides) ? $"Sliding{taps}" : "")}{(hasRuns ? "InRuns" : "")}{(fromZero ? "FromZero" : "")}";

    public override string RowsName => Name + "Windows";

    public override string Formula =>
        $"c = {(fromZero ? "" : "start + ")}Σ a · b over the {(hasRuns ? "runs of the " : "")}rows of a window, b [.., {Width}] without gaps, c [{RowsName}, {Width}].";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, nint rows, nint rowDistance, {(hasRuns ? "nint runs, nint runDistance, " : "")}nint length, ref {Scalar} b, {(fromZero ? "" : $"ref {Scalar} start, ")}ref {Scalar} c, nint cStride";

    public override int Rows(Arm arm)
    {
        int vectors = Vectors(arm), most = Slides(arm) ? SlidingWindows.MostSums(arm, taps) : MostRows(arm, vectors), products = Slides(arm) ? taps : 1;
        return Cheapest(Math.Min(line, most), rows => (line + rows - 1) / rows * (Math.Max(rows * vectors, WantedSums) * products + 1));
    }

    // Whether there are registers for the weights of all taps besides enough sums.
    private bool Slides(Arm arm) => taps > 1 && Vectors(arm) == 1 && SlidingWindows.MostSums(arm, taps) >= WantedSums;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line(Row(arm, v => $"var {Sum(0, v)} = {(fromZero ? $"{arm.Vector}.Zero" : arm.At("start", v * arm.Lanes))};"));
        for (int r = 1; r < Rows(arm); r++) writer.Line(Row(arm, v => $"var {Sum(r, v)} = {Sum(0, v)};"));
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            if (Slides(arm)) WriteSliding(writer, arm);
            else if (hasRuns) WriteRuns(writer, arm);
            else WriteRun(writer, arm, "rowDistance - length");
        }

        WriteStores(writer, arm);
    }

    private void WriteSliding(SourceWriter writer, Arm arm)
    {
        int windows = Rows(arm);
        writer.Line($"nint channels = length{(hasRuns ? "" : $" / {taps}")};");
        using (writer.Begin("for (nint k = 0; k < channels; k++)"))
        {
            SlidingWindows.WriteWeights(writer, arm, taps, tap => tap == 0 ? "0" : Offset(tap, $"channels * {Width}", 0));
            SlidingWindows.WriteProducts(
                writer, arm, windows + taps - 1, taps, number => Offset(number, "aStride", 0),
                (number, tap) => number - tap >= 0 && number - tap < windows ? Sum(number - tap, 0) : null);
            writer.Line("a = ref Unsafe.Add(ref a, 1);");
            writer.Line($"b = ref Unsafe.Add(ref b, {Width});");
        }

        writer.Line("a = ref Unsafe.Add(ref a, rowDistance - channels);");
        writer.Line($"b = ref Unsafe.Add(ref b, {taps - 1} * channels * {Width});");
    }

    private void WriteRuns(SourceWriter writer, Arm arm)
    {
        using (writer.Begin("for (nint run = 0; run < runs; run++)")) WriteRun(writer, arm, "runDistance - length");
        writer.Line("a = ref Unsafe.Add(ref a, rowDistance - runs * runDistance);");
    }

    private void WriteRun(SourceWriter writer, Arm arm, string rest)
    {
        using (writer.Begin("for (nint k = 0; k < length; k++)"))
        {
            WriteProducts(writer, arm, r => Offset(r, "aStride", 0));
            writer.Line("a = ref Unsafe.Add(ref a, 1);");
            writer.Line($"b = ref Unsafe.Add(ref b, {Width});");
        }

        writer.Line($"a = ref Unsafe.Add(ref a, {rest});");
    }
}
