using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The matrix product in register tiles; the last tiles overlap their neighbours instead of leaving a remainder.</summary>
internal sealed class MatrixProductTiles(MatrixProduct product, Arm arm, Tile tile)
{
    private readonly int _width = tile.Vectors * arm.Lanes;

    public void Write(SourceWriter writer)
    {
        int stride = product.Stride, last = stride - _width;
        bool exact = stride % _width == 0;
        using (writer.Begin($"for (nint left = 0; left < {stride}; left += {_width})"))
        {
            string column = exact ? "left" : "column";
            if (!exact) writer.Line($"nint column = Math.Min(left, {last});");
            using (writer.Begin($"for (nint top = 0; top < rows; top += {tile.Rows})"))
            {
                writer.Line($"nint row = Math.Min(top, rows - {tile.Rows});");
                WriteTile(writer, column);
            }
        }
    }

    private void WriteTile(SourceWriter writer, string column)
    {
        int xStride = product.X.Positions > 1 ? product.X.ChannelStride : product.X.RowStride;
        writer.Line($"ref {arm.Scalar} a = ref Unsafe.Add(ref x, row * {xStride});");
        writer.Line($"ref {arm.Scalar} b = ref Unsafe.Add(ref w, {column});");
        for (int v = 0; v < tile.Vectors; v++)
        {
            string start = product.Bias is null ? $"{arm.Vector}.Zero" : arm.At("bias", Sum(column, v * arm.Lanes));
            writer.Line($"var c0{v} = {start};");
        }

        for (int r = 1; r < tile.Rows; r++)
            writer.Line(string.Join(" ", Enumerable.Range(0, tile.Vectors).Select(v => $"var c{r}{v} = c0{v};")));

        using (writer.Begin($"for (nint k = 0; k < {product.Inner}; k++)"))
        {
            for (int v = 0; v < tile.Vectors; v++) writer.Line($"var b{v} = {arm.At("b", v * arm.Lanes)};");
            for (int r = 0; r < tile.Rows; r++)
            {
                writer.Line($"{(r == 0 ? "var " : "")}factor = {arm.Broadcast(Arm.Number("a", r * xStride))};");
                for (int v = 0; v < tile.Vectors; v++) writer.Line($"c{r}{v} = {arm.MultiplyAdd("factor", $"b{v}", $"c{r}{v}")};");
            }

            writer.Line("a = ref Unsafe.Add(ref a, 1);");
            writer.Line($"b = ref Unsafe.Add(ref b, {product.Stride});");
        }

        int yStride = product.Stride;
        product.WriteRowReferences(writer, arm, $"row * {yStride} + {column}");
        for (int r = 0; r < tile.Rows; r++)
            for (int v = 0; v < tile.Vectors; v++) product.WriteStore(writer, arm, $"c{r}{v}", r * yStride + v * arm.Lanes);
    }

    private static string Sum(string variable, int offset) => offset == 0 ? variable : $"{variable} + {offset}";
}
