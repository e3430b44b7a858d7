using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A matrix product in register tiles, panel after panel of the weights; the last tile of rows overlaps its neighbour
/// instead of leaving a remainder.
/// </summary>
internal sealed class MatrixProductTiles
{
    private readonly MatrixProduct _product;
    private readonly KernelContext _context;
    private readonly string _method;

    public MatrixProductTiles(MatrixProduct product, KernelContext context)
    {
        _product = product;
        _context = context;
        var tile = new ProductTile(context.ArmsFor(product.Panel), product.Panel, product.Start is not null ? SumStart.Rows : product.Bias is not null ? SumStart.Row : SumStart.Zero);
        _method = context.Use(tile);
        Rows = "Tiles." + tile.RowsName;
    }

    /// <summary>The fewest rows it can do.</summary>
    public string Rows { get; }

    public void Write(SourceWriter writer)
    {
        if (_product.Stride == _product.Panel) WritePanel(writer, "0");
        else using (writer.Begin($"for (nint left = 0; left < {_product.Stride}; left += {_product.Panel})")) WritePanel(writer, "left");
    }

    private void WritePanel(SourceWriter writer, string left)
    {
        int stride = _product.Stride, distance = _product.RowDistance, inner = _product.Inner;
        bool first = left == "0";
        using (writer.Begin($"for (nint top = 0; top < rows; top += {Rows})"))
        {
            writer.Line($"nint row = Math.Min(top, rows - {Rows});");
            Epilogue.WriteReferences(_product.Epilogue, writer, _context.Scalar, "Tile", first ? $"row * {stride}" : $"row * {stride} + {left}");
            string start = _product.Start is { } rows ? $"ref Unsafe.Add(ref start, row * {rows.RowStride}{(first ? "" : $" + {left}")}), {rows.RowStride}, "
                : _product.Bias is null ? "" : $"ref {Arm.Number("bias", left)}, ";
            string weights = Arm.Number("w", first ? left : $"{left} * {inner}");
            writer.Line($"{_method}(ref Unsafe.Add(ref x, row * {distance}), {distance}, ref {weights}, {inner}, {start}ref {_product.Target}Tile, {stride});");
            _product.Epilogue?.WriteCall(writer, _context, _product.Panel, left, "Tile", $"{stride}", Rows);
        }
    }
}
