using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// c[row, k] = Σ a[row] · b[k] over lines and runs, for a few rows and very few k: the terms of a sum are in the lanes of vectors,
/// which are added up in the end, where a vector of results would be empty but for a lane or four.
/// </summary>
/// <param name="arms">The vector widths.</param>
/// <param name="length">Numbers of a run.</param>
/// <param name="sums">How many k.</param>
/// <param name="count">Rows in all, of which the tile takes as many as repeats least.</param>
/// <param name="place">Where results go.</param>
internal sealed class DotTile(IReadOnlyList<Arm> arms, int length, int sums, int count, DotPlace place) : BlockTile(arms, length)
{
    public override string Name => $"Dot{Heights}x{sums}Of{Width}{place}";

    public override string RowsName => Name + "Rows";

    public override string Formula => $"c = Σ a · b over lines and runs with a [{RowsName}, {Width}], b [{sums}, {Width}], c [{RowsName}, {sums}].";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint lines, nint aLine, nint bLine, nint runs, nint aRun, nint bRun, ref {Scalar} c, nint cStride";

    // Two products or two loads a cycle; eight sums at once hide the latency of the units for multiplication.
    public override int Rows(Arm arm) => Cheapest(
        Math.Min(count, MostRows(arm, sums)),
        rows => (count + rows - 1) / rows * (Math.Max(Math.Max(rows * sums, rows + sums), 8) + 1));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        for (int r = 0; r < Rows(arm); r++)
        {
            int row = r;
            writer.Line(string.Join(" ", Enumerable.Range(0, sums).Select(k => $"var {Sum(row, k)} = {arm.Vector}.Zero;")));
        }

        using (writer.Begin("for (nint line = 0; line < lines; line++)"))
        {
            writer.Line($"ref {Scalar} at = ref Unsafe.Add(ref a, line * aLine);");
            writer.Line($"ref {Scalar} weights = ref Unsafe.Add(ref b, line * bLine);");
            using var runs = writer.Begin("for (nint run = 0; run < runs; run++)");
            using (writer.BeginLoop("k", Width, arm.Lanes)) WriteProducts(writer, arm);
            writer.Line("at = ref Unsafe.Add(ref at, aRun);");
            writer.Line("weights = ref Unsafe.Add(ref weights, bRun);");
        }

        if (place == DotPlace.Vectors) WriteVectors(writer, arm);
        else WriteNumbers(writer, arm);
    }

    private void WriteProducts(SourceWriter writer, Arm arm)
    {
        for (int k = 0; k < sums; k++) writer.Line($"var b{k} = {arm.At("weights", Arm.Plus("k", k * Width))};");
        for (int r = 0; r < Rows(arm); r++)
        {
            writer.Line($"{(r == 0 ? "var " : "")}factor = {arm.At("at", r == 0 ? "k" : $"{Offset(r, "aStride", 0)} + k")};");
            for (int k = 0; k < sums; k++) writer.Line($"{Sum(r, k)} = {arm.MultiplyAdd("factor", $"b{k}", Sum(r, k))};");
        }
    }

    // The results of a row, zeros behind them.
    private void WriteVectors(SourceWriter writer, Arm arm)
    {
        var target = new Arm(128, arm.Element);
        for (int r = 0; r < Rows(arm); r++)
        {
            for (int first = 0; first < sums; first += target.Lanes)
            {
                int row = r;
                var all = Enumerable.Range(first, target.Lanes).Select(k => k < sums ? Sum(row, k) : $"{arm.Vector}.Zero");
                writer.Line($"{target.At("c", Offset(r, "cStride", first))} = LaneSums.Of({string.Join(", ", all)});");
            }
        }
    }

    // The last of joined results overlap those before, which are the same again.
    private void WriteNumbers(SourceWriter writer, Arm arm)
    {
        var target = new Arm(128, arm.Element);
        string[] all = [.. Enumerable.Range(0, Rows(arm)).SelectMany(r => Enumerable.Range(0, sums).Select(k => Sum(r, k)))];
        if (place == DotPlace.Numbers || all.Length < target.Lanes)
        {
            for (int i = 0; i < all.Length; i++) writer.Line($"{Arm.Number("c", Offset(i / sums, "cStride", i % sums))} = {arm.Sum(all[i])};");
            return;
        }

        for (int next = 0; next < all.Length; next += target.Lanes)
        {
            int first = Math.Min(next, all.Length - target.Lanes);
            writer.Line($"{target.At("c", first)} = LaneSums.Of({string.Join(", ", all.Skip(first).Take(target.Lanes))});");
        }
    }
}
