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
    private readonly ProductTile _tile;
    private readonly ProductTile? _pair;
    private readonly Arm _widest;
    private readonly bool _hasOneWidth;

    public MatrixProductTiles(MatrixProduct product, KernelContext context)
    {
        _product = product;
        _context = context;
        var arms = context.ArmsFor(product.Panel);
        (_widest, _hasOneWidth) = (arms[0], arms.Count == 1);
        var start = product.Start is not null ? SumStart.Rows : product.Bias is not null ? SumStart.Row : SumStart.Zero;
        _tile = new ProductTile(arms, product.Panel, start);
        // Two panels of one vector each load ten times for sixteen products, one nine times for eight: 784 columns of 128 terms for
        // 128 rows 146 -> 110 us (Zen 5, two loads and two products a cycle).
        if (product.Stride > product.Panel && _widest.Bits == 512 && _widest.Lanes == product.Panel) _pair = new ProductTile([_widest], product.Panel, start, panels: 2);
    }

    /// <summary>The fewest rows it can do, with one panel at once or two.</summary>
    public string Rows => KernelContext.TilesPrefix + _tile.RowsName;

    public void Write(SourceWriter writer)
    {
        int panel = _product.Panel, stride = _product.Stride;
        if (stride == panel) WritePanels(writer, _tile, 1, "0");
        else if (_pair is null) using (writer.Begin($"for (nint left = 0; left < {stride}; left += {panel})")) WritePanels(writer, _tile, 1, "left");
        else WritePairs(writer, _pair, panel, stride);
    }

    private void WritePairs(SourceWriter writer, ProductTile pair, int panel, int stride)
    {
        int paired = stride - stride % (2 * panel);
        writer.Line("nint left = 0;");
        string widest = $"for (; left < {paired}; left += {2 * panel})";
        if (_hasOneWidth) using (writer.Begin(widest)) WritePanels(writer, pair, 2, "left");
        else using (writer.Begin($"if ({_widest.IsThere})"))
            using (writer.Begin(widest)) WritePanels(writer, pair, 2, "left");
        using (writer.Begin($"for (; left < {stride}; left += {panel})")) WritePanels(writer, _tile, 1, "left");
    }

    private void WritePanels(SourceWriter writer, ProductTile tile, int panels, string left)
    {
        int stride = _product.Stride, distance = _product.RowDistance, inner = _product.Inner;
        bool first = left == "0";
        string rows = KernelContext.TilesPrefix + tile.RowsName;
        if (_product.Original is { } original)
            writer.Line($"MatrixTransposition.TransposeRows(ref original, ref w, (int){left}, {panels * _product.Panel}, {original.Layout.Rows}, {inner}, {original.Layout.Panel}, {_product.Panel});");
        using var loop = writer.Begin($"for (nint top = 0; top < rows; top += {rows})");
        writer.Line($"nint row = Math.Min(top, rows - {rows});");
        string start = _product.Start is { } sums ? $"ref Unsafe.Add(ref start, row * {sums.RowStride}{(first ? "" : $" + {left}")}), {sums.RowStride}, "
            : _product.Bias is null ? "" : $"ref {Arm.Number("bias", left)}, ";
        string weights = Arm.Number("w", first || _product.Original is not null ? "0" : $"{left} * {inner}");
        for (int panel = 0; panel < (_product.Epilogue is null ? 1 : panels); panel++)
        {
            string suffix = panel == 0 ? "Tile" : "Beside", at = Arm.Plus(left, panel * _product.Panel);
            Epilogue.WriteReferences(_product.Epilogue, writer, _context.Scalar, suffix, at == "0" ? $"row * {stride}" : $"row * {stride} + {at}");
            if (panel == 0) writer.Line($"{_context.Use(tile)}(ref Unsafe.Add(ref x, row * {distance}), {distance}, ref {weights}, {inner}, {start}ref {_product.Target}Tile, {stride});");
            _product.Epilogue?.WriteCall(writer, _context, _product.Panel, at, suffix, $"{stride}", rows);
        }
    }
}
