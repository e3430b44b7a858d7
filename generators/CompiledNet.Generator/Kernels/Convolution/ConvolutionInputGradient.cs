using System;
using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// dx += dy · wᵀ for every window and tap: each window hands its gradient back to what it read. As the forward pass of a
/// transposed convolution it is the same.
/// </summary>
/// <param name="shape">The convolution whose gradient it is.</param>
/// <param name="dy">One vector of filters for each window.</param>
/// <param name="transposed">The kernel, tap by tap a matrix [filters, channels].</param>
/// <param name="bias">What every position starts from; zero if null.</param>
/// <param name="dx">What windows read, zeros around it included.</param>
internal sealed class ConvolutionInputGradient(ConvolutionShape shape, Tensor dy, Matrix transposed, Matrix? bias, Tensor dx) : Kernel
{
    public override string Name => $"Convolution{shape}InputGradient{(bias is null ? "" : "Biased")}";

    public override string Formula => $"dx = {(bias is null ? "" : "bias + ")}Σ dy · wᵀ over the windows that read a position, with {shape.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("dy", dy),
        Operand.Read("w", transposed),
        .. bias is null ? [] : new[] { Operand.Read("bias", bias) },
        Operand.Write("dx", dx),
    ];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = transposed.Layout.Panel;
        var arms = context.ArmsFor(panel);
        int taps = Math.Max(1, shape.SlidingTaps);
        var tile = new ScatterTile(arms, panel, shape.Width.Output, taps);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        WriteStart(writer);
        using var panels = writer.BeginLoop("left", transposed.Layout.Stride, panel);
        using var lines = writer.BeginLoop("line", shape.Height.Output);
        using var down = writer.BeginLoop("y", shape.Height.Taps);
        using var across = writer.BeginLoop("x", shape.Width.Taps / taps);
        writer.Line($"ref {context.Scalar} tap = ref Unsafe.Add(ref w, left * {transposed.Layout.Rows} + (y * {shape.Width.Taps} + x) * {shape.Filters * panel});");
        writer.Line($"ref {context.Scalar} to = ref Unsafe.Add(ref target, line * {shape.LineDistance} + y * {shape.RowDistance} + x * {shape.RunDistance} + left);");
        writer.Line("nint pixel = 0;");
        WriteTiles(writer, context, tile);
        if (tile.Remains(shape.Width.Output)) WriteTiles(writer, context, new ScatterTile(arms, panel, 1, taps));
    }

    private void WriteStart(SourceWriter writer)
    {
        if (bias is null)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref target, {dx.Positions * dx.ChannelStride}).Clear();");
            return;
        }

        writer.Line($"var start = MemoryMarshal.CreateReadOnlySpan(ref bias, {dx.ChannelStride});");
        writer.Line($"for (nint at = 0; at < {dx.Positions * dx.ChannelStride}; at += {dx.ChannelStride}) start.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, at), {dx.ChannelStride}));");
    }

    private void WriteTiles(SourceWriter writer, KernelContext context, ScatterTile tile)
    {
        string method = context.Use(tile), pixels = "Tiles." + tile.RowsName;
        using var tiles = writer.Begin($"for (; pixel <= {shape.Width.Output} - {pixels}; pixel += {pixels})");
        writer.Line($"{method}(ref Unsafe.Add(ref given, (line * {shape.Width.Output} + pixel) * {dy.ChannelStride}), {dy.ChannelStride}, ref tap, {shape.Filters}, ref Unsafe.Add(ref to, pixel * {shape.PixelDistance}), {shape.PixelDistance});");
    }
}
