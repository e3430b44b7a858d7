using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>c = aᵀ · b, the sum over the batch of outer products: the gradient of a matrix of weights.</summary>
/// <param name="a">One row of <paramref name="down"/> factors a sample.</param>
/// <param name="down">Rows of the result.</param>
/// <param name="b">One row of the result's stride a sample, padded.</param>
/// <param name="c">The result.</param>
internal sealed class OuterSum(Tensor a, int down, Tensor b, Matrix c) : Kernel
{
    public override string Name => $"OuterSum{down}x{c.Layout.Columns}";

    public override string Formula => $"c = aᵀ · b with a [rows, {down}], b [rows, {c.Layout.Columns}], c [{down}, {c.Layout.Columns}].";

    public override int RowsPerSample => a.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("a", a), Operand.Read("b", b), Operand.Write("c", c)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        var tile = new OuterTile(context.ArmsFor(Width), Width, down);
        string method = context.Use(tile), rows = $"Tiles.{tile.RowsName}";
        if (down == 1) WritePanels(writer, method, "0");
        else using (writer.Begin($"for (nint top = 0; top < {down}; top += {rows})"))
        {
            // The last tile overlaps the one before where the tile does not divide the result.
            writer.Line($"nint row = Math.Min(top, {down} - {rows});");
            WritePanels(writer, method, "row");
        }

        // b's padding holds whatever an activation makes of zero; a gradient's padding is zero.
        if (down == 1) for (int k = c.Layout.Columns; k < c.Layout.Stride; k++) writer.Line($"{Arm.Number("c", k)} = 0;");
    }

    // A single row lies in one piece, whatever its panels: as much of it at once as there are accumulators. Three narrow
    // panels are no whole number of wide vectors.
    private int Width => down > 1
        ? c.Layout.Panel
        : new[] { 4, 3, 2, 1 }.Where(count => count != 3 || c.Layout.Panel >= 16).Select(count => count * c.Layout.Panel).First(width => c.Layout.Stride % width == 0);

    private void WritePanels(SourceWriter writer, string method, string row)
    {
        int stride = c.Layout.Stride, width = Width;
        if (stride == width) WriteCall(writer, method, row, "0");
        else using (writer.Begin($"for (nint left = 0; left < {stride}; left += {width})")) WriteCall(writer, method, row, "left");
    }

    private void WriteCall(SourceWriter writer, string method, string row, string left)
    {
        string panel = left == "0" ? "" : down == 1 ? left : $"{left} * {down}", within = row == "0" ? "" : $"{row} * {Width}";
        string place = panel.Length > 0 && within.Length > 0 ? $"{panel} + {within}" : panel + within;
        string target = Arm.Number("c", place.Length == 0 ? "0" : place);
        writer.Line($"{method}(ref {Arm.Number("a", row)}, {RowDistance(a)}, ref {Arm.Number("b", left)}, {RowDistance(b)}, rows, ref {target}, {Width});");
    }

    /// <summary>Numbers from one row of factors to the next.</summary>
    public static int RowDistance(Tensor tensor) => tensor.Positions > 1 ? tensor.ChannelStride : tensor.RowStride;
}
