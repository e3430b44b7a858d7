using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c = start + Σ a · b over the positions of a few neighbouring windows, for some channels each on its own.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Channels.</param>
/// <param name="line">Windows in a line, of which the tile takes as many as repeats least.</param>
/// <param name="hasDepth">Whether each position holds several numbers for a channel.</param>
/// <param name="fromZero">Whether the sums start at zero rather than at given numbers.</param>
internal sealed class DepthwiseTile(IReadOnlyList<Arm> arms, int width, int line, bool hasDepth, bool fromZero) : BlockTile(arms, width)
{
    public override string Name => $"Depthwise{Width}By{Heights}{(hasDepth ? "Deep" : "")}{(fromZero ? "FromZero" : "")}";

    public override string RowsName => Name + "Windows";

    public override string Formula => $"c = {(fromZero ? "" : "start + ")}Σ a · b over the positions of a window{(hasDepth ? " and their depth" : "")}, for {Width} channels.";

    protected override string Parameters =>
        $"ref {Scalar} a, nint aStride, nint rows, nint rowDistance, nint taps, nint tapDistance, {(hasDepth ? "nint depth, nint depthDistance, " : "")}ref {Scalar} b, nint bStride, {(fromZero ? "" : $"ref {Scalar} start, ")}ref {Scalar} c, nint cStride";

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
            writer.Line($"ref {Scalar} at = ref Unsafe.Add(ref a, row * rowDistance);");
            using (writer.Begin("for (nint tap = 0; tap < taps; tap++)"))
            {
                if (!hasDepth) WriteTerm(writer, arm, "at");
                else
                {
                    writer.Line($"ref {Scalar} deep = ref at;");
                    using var depth = writer.Begin("for (nint k = 0; k < depth; k++)");
                    WriteTerm(writer, arm, "deep");
                    writer.Line("deep = ref Unsafe.Add(ref deep, depthDistance);");
                }

                writer.Line("at = ref Unsafe.Add(ref at, tapDistance);");
            }
        }

        WriteStores(writer, arm);
    }

    private void WriteTerm(SourceWriter writer, Arm arm, string at)
    {
        for (int v = 0; v < Vectors(arm); v++) writer.Line($"var b{v} = {arm.At("b", v * arm.Lanes)};");
        for (int r = 0; r < Rows(arm); r++)
            for (int v = 0; v < Vectors(arm); v++) writer.Line($"{Sum(r, v)} = {arm.MultiplyAdd(arm.At(at, Offset(r, "aStride", v * arm.Lanes)), $"b{v}", Sum(r, v))};");
        writer.Line("b = ref Unsafe.Add(ref b, bStride);");
    }
}
