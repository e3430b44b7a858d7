using System.Collections.Immutable;
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
/// <param name="products">Room for the products of a line and a panel of filters, [points, tiles, panel].</param>
/// <param name="epilogue">What is done with the sums.</param>
internal sealed class WinogradConvolution(WinogradShape shape, Tensor x, Matrix w, Matrix? bias, Tensor y, Matrix inputs, Matrix products, Epilogue? epilogue = null)
    : LineConvolution(shape.Convolution, w, y, epilogue)
{
    public override string Name => $"{shape}{Epilogue?.Name}";

    public override string Formula
    {
        get
        {
            string sum = $"x ∗ w{(bias is null ? "" : " + bias")}";
            return $"y = {Epilogue?.Formula(sum) ?? sum} by minimal filtering, {WinogradShape.Points} products for {shape.Outputs} outputs, with {Shape.Sizes}.";
        }
    }

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

    public override void WriteLine(SourceWriter writer, KernelContext context, string place, int stride)
    {
        WriteProducts(writer, context);
        using var tiles = writer.BeginLoop("tile", shape.Tiles);
        writer.Line($"nint pixel = {shape.Start("tile")};");
        Epilogue.WriteReferences(Epilogue, writer, context.Scalar, "Tile", place);
        string outputs = context.Use(WinogradTile.Outputs(context.ArmsFor(Panel), Panel, shape.Outputs, bias is not null));
        writer.Line($"{outputs}(ref Unsafe.Add(ref products, tile * {Panel}), {shape.Tiles * Panel}, {(bias is null ? "" : $"ref {Arm.Number("bias", "left")}, ")}ref {Target}Tile, {stride});");
        Epilogue?.WriteCall(writer, context, Panel, "left", "Tile", $"{stride}", $"{shape.Outputs}");
    }

    private void WriteProducts(SourceWriter writer, KernelContext context)
    {
        int channels = Shape.Channels, inner = shape.LineTaps * channels, line = shape.LinePoints * inputs.Layout.Stride;
        var tile = new ConvolutionTile(context.ArmsFor(Panel), Panel, shape.Tiles, hasRuns: false, fromZero: true, taps: 0);
        string method = context.Use(tile), rows = "Tiles." + tile.RowsName;
        using var points = writer.BeginLoop("point", WinogradShape.Points);
        using var run = writer.Begin($"for (nint next = 0; next < {shape.Tiles}; next += {rows})");
        writer.Line($"nint tile = point * {shape.Tiles} + Math.Min(next, {shape.Tiles} - {rows});");
        writer.Line($"{method}(");
        using (writer.Indent())
        {
            writer.Line($"ref Unsafe.Add(ref inputs, line * {Shape.Height.Stride * line} + tile * {inputs.Layout.Stride}), {inputs.Layout.Stride}, {shape.LineTaps}, {Shape.Height.Dilation * line}, {channels},");
            writer.Line($"ref Unsafe.Add(ref w, left * {W.Layout.Rows} + point * {inner * Panel}), ref Unsafe.Add(ref products, tile * {Panel}), {Panel});");
        }
    }
}
