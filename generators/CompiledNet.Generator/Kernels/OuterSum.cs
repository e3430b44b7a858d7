using System.Collections.Immutable;
using System.Linq;
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

    public override void WriteBody(SourceWriter writer, Arm arm)
    {
        int stride = c.Layout.Stride;
        arm = arm.NarrowedTo(stride);
        var tile = Tile.For(arm, stride, down);
        int width = tile.Vectors * arm.Lanes;
        using (writer.Begin($"for (nint left = 0; left < {stride}; left += {width})"))
        {
            string column = Offset(writer, "left", "column", width, stride);
            if (tile.Rows == down) WriteTile(writer, arm, tile, "0", column);
            else using (writer.Begin($"for (nint top = 0; top < {down}; top += {tile.Rows})"))
                WriteTile(writer, arm, tile, Offset(writer, "top", "row", tile.Rows, down), column);
        }

        // b's padding holds whatever an activation makes of zero; a gradient's padding is zero.
        if (down == 1) for (int k = c.Layout.Columns; k < stride; k++) writer.Line($"{Arm.Number("c", k)} = 0;");
    }

    private void WriteTile(SourceWriter writer, Arm arm, Tile tile, string row, string column)
    {
        int stride = c.Layout.Stride;
        writer.Line($"ref {arm.Scalar} aRow = ref {Arm.Number("a", row)};");
        writer.Line($"ref {arm.Scalar} bRow = ref {Arm.Number("b", column)};");
        for (int r = 0; r < tile.Rows; r++)
            writer.Line(string.Join(" ", Enumerable.Range(0, tile.Vectors).Select(v => $"var c{r}{v} = {arm.Vector}.Zero;")));

        using (writer.Begin("for (nint sample = 0; sample < rows; sample++)"))
        {
            for (int v = 0; v < tile.Vectors; v++) writer.Line($"var b{v} = {arm.At("bRow", v * arm.Lanes)};");
            for (int r = 0; r < tile.Rows; r++)
            {
                writer.Line($"{(r == 0 ? "var " : "")}factor = {arm.Broadcast(Arm.Number("aRow", r))};");
                for (int v = 0; v < tile.Vectors; v++) writer.Line($"c{r}{v} = {arm.MultiplyAdd("factor", $"b{v}", $"c{r}{v}")};");
            }

            writer.Line($"aRow = ref Unsafe.Add(ref aRow, {RowStride(a)});");
            writer.Line($"bRow = ref Unsafe.Add(ref bRow, {RowStride(b)});");
        }

        string origin = row == "0" ? column : $"{row} * {stride} + {column}";
        writer.Line($"ref {arm.Scalar} cRow = ref {Arm.Number("c", origin)};");
        for (int r = 0; r < tile.Rows; r++)
            for (int v = 0; v < tile.Vectors; v++) writer.Line($"{arm.At("cRow", r * stride + v * arm.Lanes)} = c{r}{v};");
    }

    // The last tile overlaps the one before where the tile does not divide the result.
    private static string Offset(SourceWriter writer, string start, string name, int step, int length)
    {
        if (length % step == 0) return start;
        writer.Line($"nint {name} = Math.Min({start}, {length - step});");
        return name;
    }

    private static int RowStride(Tensor tensor) => tensor.Positions > 1 ? tensor.ChannelStride : tensor.RowStride;
}
