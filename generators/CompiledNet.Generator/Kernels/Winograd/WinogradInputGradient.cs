using System;
using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// dx = dy · wᵀ for every window and tap by minimal filtering: the output gradient at the points, its products with the
/// weights at each point handed back to the lines that were read, and then from the points to the inputs of each tile.
/// </summary>
/// <param name="shape">The convolution whose gradient it is.</param>
/// <param name="dy">One vector of filters for each window.</param>
/// <param name="transposed">The weights at the points, point by point and line of taps by line a matrix [filters, channels].</param>
/// <param name="given">Room for the output gradient of a sample at the points.</param>
/// <param name="products">Room for the gradient of a sample's input at the points, [points, lines, tiles, panel].</param>
/// <param name="dx">What windows read, zeros around it included.</param>
internal sealed class WinogradInputGradient(WinogradShape shape, Tensor dy, Matrix transposed, Matrix given, Matrix products, Tensor dx) : Kernel
{
    private readonly int _panel = transposed.Layout.Panel, _filters = shape.Convolution.Filters, _stride = given.Layout.Stride;

    // Neighbours for a tile of registers: lines of windows, or the tiles of a line where the kernel is one line high.
    private bool IsAlongLines => shape.LineTaps > 1;

    // Taps whose sums are neighbours too.
    private int SlidingTaps => Math.Max(1, shape.Convolution.Height.SlidingTaps);

    public override string Name => $"{shape}InputGradient";

    public override string Formula => $"dx = Σ dy · wᵀ over the windows that read a position, by minimal filtering, with {shape.Convolution.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("dy", dy),
        Operand.Read("w", transposed),
        Operand.Write("given", given),
        Operand.Write("products", products),
        Operand.Write("dx", dx),
    ];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        writer.Line($"MemoryMarshal.CreateSpan(ref target, {dx.Positions * dx.ChannelStride}).Clear();");
        new WinogradOutputGradient(shape, dy, given).Write(writer, context);
        using var panels = writer.BeginLoop("left", transposed.Layout.Stride, _panel);
        WriteProducts(writer, context);
        using var lines = writer.BeginLoop("line", shape.InputLines);
        using var tiles = writer.BeginLoop("tile", shape.Tiles);
        string method = context.Use(WinogradTile.InputGradients(context.ArmsFor(_panel), _panel));
        string to = $"(line * {shape.Convolution.Width.Padded} + {shape.Start("tile")}) * {dx.ChannelStride} + left";
        writer.Line($"{method}(ref Unsafe.Add(ref products, (line * {shape.Tiles} + tile) * {_panel}), {shape.InputVectors * _panel}, ref Unsafe.Add(ref target, {to}), {dx.ChannelStride});");
    }

    private void WriteProducts(SourceWriter writer, KernelContext context)
    {
        writer.Line($"MemoryMarshal.CreateSpan(ref products, {WinogradShape.Points * shape.InputVectors * _panel}).Clear();");
        int neighbours = IsAlongLines ? shape.OutputLines : shape.Tiles;
        var arms = context.ArmsFor(_panel);
        var tile = new ScatterTile(arms, _panel, neighbours, SlidingTaps);
        using var points = writer.BeginLoop("point", WinogradShape.Points);
        using var lines = writer.BeginLoop("y", shape.LineTaps, SlidingTaps);
        writer.Line($"ref {context.Scalar} tap = ref Unsafe.Add(ref w, left * {transposed.Layout.Rows} + (point * {shape.LineTaps} + y) * {_filters * _panel});");
        if (!IsAlongLines) WriteAll();
        else using (writer.BeginLoop("tile", shape.Tiles)) WriteAll();

        void WriteAll()
        {
            writer.Line("nint next = 0;");
            WriteTiles(writer, context, tile, neighbours);
            if (tile.Remains(neighbours)) WriteTiles(writer, context, new ScatterTile(arms, _panel, 1, SlidingTaps), neighbours);
        }
    }

    private void WriteTiles(SourceWriter writer, KernelContext context, ScatterTile tile, int neighbours)
    {
        string method = context.Use(tile), rows = "Tiles." + tile.RowsName;
        int line = shape.Tiles * _stride, productLine = shape.Tiles * _panel;
        var height = shape.Convolution.Height;
        using var run = writer.Begin($"for (; next <= {neighbours} - {rows}; next += {rows})");
        string neighbour = IsAlongLines ? $"next * {shape.Tiles} + tile" : "next";
        string target = IsAlongLines ? $"(next * {height.Stride} + y * {height.Dilation}) * {shape.Tiles} + tile" : "next";
        string from = $"(point * {shape.OutputVectors} + {neighbour}) * {_stride}", to = $"(point * {shape.InputVectors} + {target}) * {_panel}";
        (int fromStride, int toStride) = IsAlongLines ? (line, height.Stride * productLine) : (_stride, _panel);
        writer.Line($"{method}(ref Unsafe.Add(ref given, {from}), {fromStride}, ref tap, {_filters}, ref Unsafe.Add(ref products, {to}), {toStride});");
    }
}
