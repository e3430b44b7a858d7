using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = Σ x · w (+ bias) over the positions and depths of a window, channel by channel. x holds at each position
/// <c>shape.Channels</c> vectors as wide as y: what each channel of y reads of its group.
/// </summary>
internal sealed class DepthwiseConvolution(ConvolutionShape shape, Tensor x, Matrix w, Matrix? bias, Tensor y, Epilogue? epilogue = null) : SumKernel(y, epilogue)
{
    public override string Name => $"Depthwise{shape}{Epilogue?.Name}";

    public override string Formula => $"y = {ResultOf(bias is null ? "Σ x · w" : "Σ x · w + bias")}, channel by channel, with {shape.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("w", w),
        .. bias is null ? [] : new[] { Operand.Read("bias", bias) },
        Operand.Write("y", Y),
        .. Epilogue?.Operands ?? [],
    ];

    public override SumKernel With(Tensor y, Epilogue epilogue) => new DepthwiseConvolution(shape, x, w, bias, y, epilogue);

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int stride = Y.ChannelStride, width = Padding.Panel(stride, context.Element);
        var tile = new DepthwiseTile(context.ArmsFor(width), width, shape.Width.Output, shape.Channels > 1, bias is null);
        string method = context.Use(tile), pixels = "Tiles." + tile.RowsName;
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        using var panels = writer.BeginLoop("left", stride, width);
        using var lines = writer.BeginLoop("line", shape.Height.Output);
        using var run = writer.Begin($"for (nint next = 0; next < {shape.Width.Output}; next += {pixels})");
        writer.Line($"nint pixel = Math.Min(next, {shape.Width.Output} - {pixels});");
        Epilogue.WriteReferences(Epilogue, writer, context.Scalar, "Tile", $"row * {Y.RowStride} + (line * {shape.Width.Output} + pixel) * {stride} + left");
        writer.Line($"{method}(");
        using (writer.Indent())
        {
            writer.Line($"ref Unsafe.Add(ref source, line * {shape.LineDistance} + pixel * {shape.PixelDistance} + left), {shape.PixelDistance}, {shape.Height.Taps}, {shape.RowDistance}, {shape.Width.Taps}, {shape.RunDistance},{(shape.Channels > 1 ? $" {shape.Channels}, {stride}," : "")}");
            writer.Line($"ref Unsafe.Add(ref w, left), {w.Layout.Stride}, {(bias is null ? "" : "ref Unsafe.Add(ref bias, left), ")}ref {Target}Tile, {stride});");
        }

        Epilogue?.WriteCall(writer, context, width, "left", "Tile", $"{stride}", pixels);
    }
}
