using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x ∗ w (+ bias): every window of x times w. Filters lie in the lanes of vectors and a few neighbouring windows are
/// worked on at once, so that each weight is read once for all of them and the input is read where it lies.
/// </summary>
internal sealed class Convolution(ConvolutionShape shape, Tensor x, Matrix w, Matrix? bias, Tensor y, Epilogue? epilogue = null) : LineConvolution(shape, w, y, epilogue)
{
    public override string Name => $"Convolution{Shape}{Epilogue?.Name}";

    public override string Formula => $"y = {ResultOf(bias is null ? "x ∗ w" : "x ∗ w + bias")} with {Shape.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("w", W),
        .. bias is null ? [] : new[] { Operand.Read("bias", bias) },
        Operand.Write("y", Y),
        .. Epilogue?.Operands ?? [],
    ];

    public override SumKernel With(Tensor y, Epilogue epilogue) => new Convolution(Shape, x, W, bias, y, epilogue);

    public override SourceWriter.Block BeginRows(SourceWriter writer, KernelContext context)
    {
        var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        return rows;
    }

    public override void WriteLines(SourceWriter writer, KernelContext context, LineBlock block)
    {
        if (block.First == "line")
        {
            WriteLine(writer, context, block);
            return;
        }

        using var lines = writer.BeginLoop("below", block.Count);
        writer.Line($"nint line = {block.First} + below;");
        WriteLine(writer, context, block);
    }

    private void WriteLine(SourceWriter writer, KernelContext context, LineBlock block)
    {
        var tile = new ConvolutionTile(context.ArmsFor(Panel), Panel, LineWindows, Shape.Runs > 1, bias is null, Shape.SlidingTaps);
        string method = context.Use(tile), pixels = "Tiles." + tile.RowsName;
        using var run = writer.Begin($"for (nint next = 0; next < {LineWindows}; next += {pixels})");

        // The last windows of a line are computed twice where tiles do not divide it.
        writer.Line($"nint pixel = Math.Min(next, {LineWindows} - {pixels});");
        Epilogue.WriteReferences(Epilogue, writer, context.Scalar, "Tile", block.PlaceBelow);
        writer.Line($"{method}(");
        using (writer.Indent())
        {
            writer.Line($"ref Unsafe.Add(ref source, line * {Shape.LineDistance} + pixel * {Shape.PixelDistance}), {Shape.PixelDistance}, {Shape.Height.Taps}, {Shape.RowDistance},{(Shape.Runs > 1 ? $" {Shape.Runs}, {Shape.RunDistance}," : "")} {Shape.RunLength},");
            writer.Line($"ref Unsafe.Add(ref w, left * {Shape.Inner}), {(bias is null ? "" : "ref Unsafe.Add(ref bias, left), ")}ref {Target}Tile, {block.Stride});");
        }

        Epilogue?.WriteCall(writer, context, Panel, "left", "Tile", $"{block.Stride}", pixels);
    }
}
