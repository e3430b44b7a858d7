using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c = aᵀ · b over a batch, for a few columns of a and some of b; or c = start + aᵀ · b.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of b.</param>
/// <param name="down">Columns of a in all.</param>
/// <param name="goesOn">Whether the sums start from others, laid out like c, rather than from zero.</param>
internal sealed class OuterTile(IReadOnlyList<Arm> arms, int width, int down, bool goesOn = false) : BlockTile(arms, width)
{
    private const int Few = 24;

    public override string Name => (goesOn ? "Added" : "") + (down < Few ? $"Outer{down}x{Width}" : $"Outer{Width}");

    public override string RowsName => Name + "Rows";

    public override string Formula => $"c = {(goesOn ? "start + " : "")}aᵀ · b with a [count, {RowsName}], b [count, {Width}], {(goesOn ? "start and " : "")}c [{RowsName}, {Width}].";

    protected override string Parameters => $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint bStride, nint count, {(goesOn ? $"ref {Scalar} start, " : "")}ref {Scalar} c, nint cStride";

    /// <summary>The height that repeats least, as the last tile overlaps the one before.</summary>
    public override int Rows(Arm arm)
    {
        int vectors = Vectors(arm);
        return Cheapest(Math.Min(MostRows(arm, vectors), down), rows => (down < Few ? (down + rows - 1) / rows : (double)Few / rows) * (Math.Max(rows * vectors, 8) + 1));
    }

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        WriteSums(
            writer, arm, "count", row => row.ToString(), "aStride", "bStride",
            goesOn ? (row, v) => arm.At("start", Offset(row, "cStride", v * arm.Lanes)) : null);
        WriteStores(writer, arm);
    }
}
