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
    /// <summary>Lines of windows.</summary>
    public int Lines => shape.Height.Output;

    /// <summary>Windows in a line.</summary>
    public int LineWindows => shape.Width.Output;

    /// <summary>Numbers of a pixel that are worked on at once.</summary>
    public int Panel => w.Layout.Panel;

    /// <summary>Numbers of a pixel, padding included.</summary>
    public int Stride => w.Layout.Stride;

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
        using var rows = BeginRows(writer, context);
        using var panels = writer.BeginLoop("left", Stride, Panel);
        using var lines = writer.BeginLoop("line", Lines, 1);
        WriteLine(writer, context, $"row * {Y.RowStride} + (line * {LineWindows} + pixel) * {Y.ChannelStride} + left", Y.ChannelStride);
    }

    /// <summary>Opens the loop over samples, whose input is <c>source</c>.</summary>
    public SourceWriter.Block BeginRows(SourceWriter writer, KernelContext context)
    {
        var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        return rows;
    }

    /// <summary>
    /// Writes the windows of line <c>line</c> for the filters of a panel from <c>left</c> on; that of <c>pixel</c> goes to
    /// <paramref name="place"/>, the next one <paramref name="stride"/> numbers after it.
    /// </summary>
    public void WriteLine(SourceWriter writer, KernelContext context, string place, int stride)
    {
        var tile = new ConvolutionTile(context.ArmsFor(Panel), Panel, LineWindows, shape.Runs > 1, bias is null, shape.SlidingTaps);
        string method = context.Use(tile), pixels = "Tiles." + tile.RowsName;
        using var run = writer.Begin($"for (nint next = 0; next < {LineWindows}; next += {pixels})");

        // The last windows of a line are computed twice where tiles do not divide it.
        writer.Line($"nint pixel = Math.Min(next, {LineWindows} - {pixels});");
        Epilogue.WriteReferences(Epilogue, writer, context.Scalar, "Tile", place);
        writer.Line($"{method}(");
        using (writer.Indent())
        {
            writer.Line($"ref Unsafe.Add(ref source, line * {shape.LineDistance} + pixel * {shape.PixelDistance}), {shape.PixelDistance}, {shape.Height.Taps}, {shape.RowDistance},{(shape.Runs > 1 ? $" {shape.Runs}, {shape.RunDistance}," : "")} {shape.RunLength},");
            writer.Line($"ref Unsafe.Add(ref w, left * {shape.Inner}), {(bias is null ? "" : "ref Unsafe.Add(ref bias, left), ")}ref {Target}Tile, {stride});");
        }

        Epilogue?.WriteCall(writer, context, Panel, "left", "Tile", $"{stride}", pixels);
    }
}
