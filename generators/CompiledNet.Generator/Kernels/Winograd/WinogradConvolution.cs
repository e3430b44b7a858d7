using System;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x ∗ w (+ bias) by minimal filtering: a sample's input at all points first, then line by line the products at each
/// point, which are matrix products over channels and lines of taps, and the outputs from them.
/// </summary>
/// <param name="shape">The convolution.</param>
/// <param name="x">The input among its zeros.</param>
/// <param name="w">The weights at the points: see <see cref="WinogradWeights"/>.</param>
/// <param name="bias">The bias, if any.</param>
/// <param name="y">The result.</param>
/// <param name="inputs">Room for the input of a sample at the points, [lines, points, tiles, channels].</param>
/// <param name="products">Room for the products of some lines and a panel of filters, [points, lines, tiles, panel].</param>
/// <param name="epilogue">What is done with the sums.</param>
internal sealed class WinogradConvolution(WinogradShape shape, Tensor x, Matrix w, Matrix? bias, Tensor y, Matrix inputs, Matrix products, Epilogue? epilogue = null)
    : LineConvolution(shape.Convolution, w, y, epilogue)
{
    // Rows of a tile of registers, and the fewest whose sums follow each other without a wait.
    private const int MostRows = 6, FewestRows = 4, LargestBlock = 12;

    public override string Name => $"{shape}{Epilogue?.Name}";

    public override string Formula => $"y = {ResultOf(bias is null ? "x ∗ w" : "x ∗ w + bias")} by minimal filtering, {WinogradShape.Points} products for {shape.Outputs} outputs, with {Shape.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("w", W),
        .. bias is null ? [] : new[] { Operand.Read("bias", bias) },
        Operand.Write("inputs", inputs),
        Operand.Write("products", products),
        Operand.Write("y", Y),
        .. Epilogue?.Operands ?? [],
    ];

    public override SumKernel With(Tensor y, Epilogue epilogue) => new WinogradConvolution(shape, x, W, bias, y, inputs, products, epilogue);

    public override SourceWriter.Block BeginRows(SourceWriter writer, KernelContext context)
    {
        var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        new WinogradInput(shape, x, inputs).Write(writer, context);
        return rows;
    }

    // As many neighbouring tiles as fill tiles of registers best; the most lines of several such numbers.
    protected override int LinesTogether => Enumerable.Range(1, MostLines).OrderBy(RowsOf).ThenByDescending(lines => lines).First();

    public override int MostLines => MostLinesOf(shape);

    /// <summary>How many vectors of a panel there are.</summary>
    public static int ProductsOf(WinogradShape shape) => WinogradShape.Points * MostLinesOf(shape) * shape.Tiles;

    private static int MostLinesOf(WinogradShape shape) => shape.IsGapless ? Math.Min(shape.OutputLines, LargestBlock) : 1;

    // Rows of tiles of registers for all lines, so many of them at a time.
    private int RowsOf(int lines)
    {
        int rows = lines * shape.Tiles, blocks = (shape.OutputLines - 1) / lines + 1, tiles = (rows - 1) / MostRows + 1;
        return blocks * tiles * Math.Max(FewestRows, (rows - 1) / tiles + 1);
    }

    public override void WriteLines(SourceWriter writer, KernelContext context, LineBlock block)
    {
        WriteProducts(writer, context, block.First, block.Count * shape.Tiles);
        if (block.Count == 1) WriteOutputs(writer, context, block);
        else using (writer.BeginLoop("below", block.Count)) WriteOutputs(writer, context, block);
    }

    private void WriteOutputs(SourceWriter writer, KernelContext context, LineBlock block)
    {
        using var each = writer.BeginLoop("tile", shape.Tiles);
        writer.Line($"nint pixel = {shape.Start("tile")};");
        Epilogue.WriteReferences(Epilogue, writer, context.Scalar, "Tile", block.PlaceBelow);
        string outputs = context.Use(WinogradTile.Outputs(context.ArmsFor(Panel), Panel, shape.Outputs, bias is not null));
        string at = block.Count > 1 ? $"(below * {shape.Tiles} + tile) * {Panel}" : $"tile * {Panel}";
        writer.Line($"{outputs}(ref Unsafe.Add(ref products, {at}), {block.Count * shape.Tiles * Panel}, {(bias is null ? "" : $"ref {Arm.Number("bias", "left")}, ")}ref {Target}Tile, {block.Stride});");
        Epilogue?.WriteCall(writer, context, Panel, "left", "Tile", $"{block.Stride}", $"{shape.Outputs}");
    }

    // Of neighbouring tiles, point by point.
    private void WriteProducts(SourceWriter writer, KernelContext context, string first, int tiles)
    {
        int channels = Shape.Channels, inner = shape.LineTaps * channels, stride = inputs.Layout.Stride, line = shape.Tiles * stride;
        var tile = new ConvolutionTile(context.ArmsFor(Panel), Panel, tiles, hasRuns: false, fromZero: true, taps: 0);
        string method = context.Use(tile), rows = "Tiles." + tile.RowsName;
        using var points = writer.BeginLoop("point", WinogradShape.Points);
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref inputs, point * {shape.InputVectors * stride} + {first} * {Shape.Height.Stride * line});");
        using var run = writer.Begin($"for (nint next = 0; next < {tiles}; next += {rows})");
        writer.Line($"nint tile = Math.Min(next, {tiles} - {rows});");
        writer.Line($"{method}(");
        using (writer.Indent())
        {
            writer.Line($"ref Unsafe.Add(ref from, tile * {stride}), {stride}, {shape.LineTaps}, {Shape.Height.Dilation * line}, {channels},");
            writer.Line($"ref Unsafe.Add(ref w, left * {W.Layout.Rows} + point * {inner * Panel}), ref Unsafe.Add(ref products, (point * {tiles} + tile) * {Panel}), {Panel});");
        }
    }
}
