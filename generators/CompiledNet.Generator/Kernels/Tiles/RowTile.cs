using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// c = start + a · b for a single row of a and one or several panels of b. With few outputs the terms are dealt out to
/// several accumulators each, so that about eight sums are under way at once.
/// </summary>
/// <param name="arms">The vector widths.</param>
/// <param name="panels">Panels of b.</param>
/// <param name="width">Columns of a panel.</param>
/// <param name="inner">Terms of a sum: short sums want fewer parts, as adding the parts up takes as long as a few more terms.</param>
/// <param name="fromZero">Whether the sums start at zero rather than at given numbers.</param>
internal class RowTile(IReadOnlyList<Arm> arms, int panels, int width, int inner, bool fromZero) : RegisterTile(arms)
{
    private const int WantedSums = 8;

    private readonly int _wanted = Math.Max(1, Math.Min(inner / 2 * panels, inner < 32 ? WantedSums / 2 : WantedSums));

    public override string Name => $"Row{panels}x{width}{(_wanted < WantedSums ? "Short" : "")}{(fromZero ? "FromZero" : "")}";

    public override string Key => $"{Name} {_wanted}";

    public override string Formula => $"c = {(fromZero ? "" : "start + ")}a · b with a [inner], b {panels} panels [inner, {width}], c [{panels * width}].";

    /// <summary>Places in memory that a row of a panel takes.</summary>
    public virtual int RowLength => width;

    protected override string Parameters =>
        $"ref {Scalar} a, ref {WeightType} b, {(panels > 1 ? "nint panel, " : "")}nint inner, {(fromZero ? "" : $"ref {Scalar} start, ")}ref {Scalar} c";

    /// <summary>The type of the weights in memory.</summary>
    protected virtual string WeightType => Scalar;

    /// <summary>How many panels are best worked on at once.</summary>
    public static int PanelsAtOnce(int panels) => Math.Min(panels, 4);

    // Narrow vectors have not the registers for all panels at once.
    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        int vectors = width / arm.Lanes, atOnce = Math.Max(1, Math.Min(panels, WantedSums / vectors));
        for (int first = 0; first < panels; first += atOnce)
        {
            int count = Math.Min(atOnce, panels - first);
            if (count == panels) WritePanels(writer, arm, first, count);
            else using (writer.Begin()) WritePanels(writer, arm, first, count);
        }
    }

    private void WritePanels(SourceWriter writer, Arm arm, int first, int count)
    {
        int vectors = width / arm.Lanes, all = count * vectors, splits = Math.Max(1, Math.Min(inner / 2, _wanted / all)), step = Math.Max(splits, 2);
        for (int s = 0; s < splits; s++)
            for (int v = 0; v < all; v++)
                writer.Line($"var {Sum(s, v)} = {(s > 0 || fromZero ? $"{arm.Vector}.Zero" : arm.At("start", first * width + v * arm.Lanes))};");

        writer.Line($"ref {WeightType} w = ref {Arm.Number("b", Offset(first, "panel", 0))};");
        writer.Line("nint k = 0;");
        using (writer.Begin($"for (; k <= inner - {step}; k += {step})"))
        {
            for (int term = 0; term < step; term++) WriteTerm(writer, arm, count, term, term % splits);
            writer.Line($"w = ref Unsafe.Add(ref w, {step * RowLength});");
        }

        using (writer.Begin("for (; k < inner; k++)"))
        {
            WriteTerm(writer, arm, count, 0, 0);
            writer.Line($"w = ref Unsafe.Add(ref w, {RowLength});");
        }

        for (int distance = 1; distance < splits; distance *= 2)
            for (int s = 0; s + distance < splits; s += 2 * distance)
                for (int v = 0; v < all; v++) writer.Line(arm.Increase(Sum(s, v), Sum(s + distance, v)));
        for (int v = 0; v < all; v++) writer.Line($"{arm.At("c", first * width + v * arm.Lanes)} = {Sum(0, v)};");
    }

    /// <summary>Adds the products of one term of the sums, <paramref name="term"/> rows from where <c>w</c> stands.</summary>
    protected virtual void WriteTerm(SourceWriter writer, Arm arm, int panels, int term, int split)
    {
        int vectors = width / arm.Lanes;
        WriteFactor(writer, arm, term);
        for (int v = 0; v < panels * vectors; v++)
        {
            string offset = Offset(v / vectors, "panel", term * width + v % vectors * arm.Lanes);
            writer.Line($"{Sum(split, v)} = {arm.MultiplyAdd($"a{term}", arm.At("w", offset), Sum(split, v))};");
        }
    }

    protected static void WriteFactor(SourceWriter writer, Arm arm, int term) =>
        writer.Line($"var a{term} = {arm.Broadcast(Arm.Number("a", Arm.Plus("k", term)))};");
}
