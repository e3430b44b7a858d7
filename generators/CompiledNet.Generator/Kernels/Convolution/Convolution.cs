using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = x ∗ w (+ bias): every window of x times w. Filters lie in the lanes of vectors and a few neighbouring windows are
/// worked on at once, so that each weight is read once for all of them and the input is read where it lies.
/// </summary>
internal sealed class Convolution(ConvolutionShape shape, Tensor x, Matrix w, Matrix? bias, Tensor y, Epilogue? epilogue = null) : SumKernel(y, epilogue)
{
    public override string Name => $"Convolution{shape}{Epilogue?.Name}";

    public override string Formula
    {
        get
        {
            string sum = $"x ∗ w{(bias is null ? "" : " + bias")}";
            return $"y = {Epilogue?.Formula(sum) ?? sum} with {shape.Sizes}.";
        }
    }

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("w", w),
        .. bias is null ? [] : new[] { Operand.Read("bias", bias) },
        Operand.Write("y", Y),
        .. Epilogue?.Operands ?? [],
    ];

    public override SumKernel With(Tensor y, Epilogue epilogue) => new Convolution(shape, x, w, bias, y, epilogue);

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = w.Layout.Panel;
        var tile = new ConvolutionTile(context.ArmsFor(panel), panel, shape.Width.Output, shape.Runs > 1, bias is null, shape.SlidingTaps);
        string method = context.Use(tile), pixels = "Tiles." + tile.RowsName;
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        using var panels = writer.BeginLoop("left", w.Layout.Stride, panel);
        using var lines = writer.BeginLoop("line", shape.Height.Output, 1);
        using var run = writer.Begin($"for (nint next = 0; next < {shape.Width.Output}; next += {pixels})");

        // The last windows of a line are computed twice where tiles do not divide it.
        writer.Line($"nint pixel = Math.Min(next, {shape.Width.Output} - {pixels});");
        string place = $"row * {Y.RowStride} + (line * {shape.Width.Output} + pixel) * {Y.ChannelStride} + left";
        Epilogue.WriteReferences(Epilogue, writer, context.Scalar, "Tile", place);
        writer.Line($"{method}(");
        using (writer.Indent())
        {
            writer.Line($"ref Unsafe.Add(ref source, line * {shape.LineDistance} + pixel * {shape.PixelDistance}), {shape.PixelDistance}, {shape.Height.Taps}, {shape.RowDistance},{(shape.Runs > 1 ? $" {shape.Runs}, {shape.RunDistance}," : "")} {shape.RunLength},");
            writer.Line($"ref Unsafe.Add(ref w, left * {shape.Inner}), {(bias is null ? "" : "ref Unsafe.Add(ref bias, left), ")}ref {Target}Tile, {Y.ChannelStride});");
        }

        Epilogue?.WriteCall(writer, context, panel, "left", "Tile", $"{Y.ChannelStride}", pixels);
    }
}
