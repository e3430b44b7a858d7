using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>c += a · b for a few rows of a and a panel of b.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Columns of the panel.</param>
/// <param name="line">Rows there are, of which the tile takes as many as leaves little over.</param>
internal sealed class ScatterTile(IReadOnlyList<Arm> arms, int width, int line) : BlockTile(arms, width)
{
    public override string Name => $"Scatter{Heights}x{Width}";

    public override string Key => $"{Name} {string.Join(" ", Arms.Select(Rows))}";

    public override string RowsName => Name + "Rows";

    protected override string Formula => $"c += a · b with a [{RowsName}, inner], b [inner, {Width}] without gaps, c [{RowsName}, {Width}].";

    protected override string Parameters => $"ref {Scalar} a, nint aStride, ref {Scalar} b, nint inner, ref {Scalar} c, nint cStride";

    /// <summary>Whether tiles leave a part of <paramref name="count"/> rows for some vector width.</summary>
    public bool Remains(int count) => Arms.Any(arm => count % Rows(arm) > 0);

    // What the tiles leave over goes row by row, and waits there for every sum.
    public override int Rows(Arm arm)
    {
        int vectors = Vectors(arm);
        return Cheapest(Math.Min(line, MostRows(arm, vectors)), rows => line / rows * Cost(rows) + line % rows * Cost(1));

        int Cost(int rows) => Math.Max(rows * vectors, 8) + 1;
    }

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        for (int r = 0; r < Rows(arm); r++)
        {
            int row = r;
            writer.Line(Row(arm, v => $"var {Sum(row, v)} = {arm.At("c", Offset(row, "cStride", v * arm.Lanes))};"));
        }

        using (writer.Begin("for (nint k = 0; k < inner; k++)"))
        {
            WriteProducts(writer, arm, r => Offset(r, "aStride", 0));
            writer.Line("a = ref Unsafe.Add(ref a, 1);");
            writer.Line($"b = ref Unsafe.Add(ref b, {Width});");
        }

        WriteStores(writer, arm);
    }
}
