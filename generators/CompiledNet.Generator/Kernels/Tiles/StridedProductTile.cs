using System;
using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c = a · b for a few rows of a and some columns of b, whose rows lie anywhere.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of b.</param>
/// <param name="line">Rows of a in all, of which the tile takes as many as repeats least.</param>
internal sealed class StridedProductTile(IReadOnlyList<Arm> arms, int width, int line) : BlockTile(arms, width)
{
    public override string Name => $"StridedProduct{Heights}x{Width}";

    public override string RowsName => Name + "Rows";

    public override string Formula => $"c = a · b with a [{RowsName}, inner], b [inner, {Width}], c [{RowsName}, {Width}].";

    protected override string Parameters => $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint bStride, nint inner, ref {Scalar} c, nint cStride";

    // The last tile overlaps the one before; eight sums at once hide the latency of the units for multiplication.
    public override int Rows(Arm arm)
    {
        int vectors = Vectors(arm);
        return Cheapest(Math.Min(line, MostRows(arm, vectors)), rows => (line + rows - 1) / rows * (Math.Max(rows * vectors, 8) + 1));
    }

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        WriteSums(writer, arm, "inner", row => Offset(row, "aStride", 0), "1", "bStride", start: null);
        WriteStores(writer, arm);
    }
}
