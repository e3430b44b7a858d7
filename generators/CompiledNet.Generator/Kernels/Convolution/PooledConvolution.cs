using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A convolution whose only reader is a pooling: as many lines as a pooling window is high lie in memory at a time, for one
/// panel of filters, and are pooled while they are in the first-level cache. The image between the two never exists.
/// </summary>
/// <param name="convolution">The convolution, which may scale and activate.</param>
/// <param name="pooling">The pooling, with windows that do not overlap from one line to the next.</param>
internal sealed class PooledConvolution(LineConvolution convolution, Pooling pooling) : Kernel
{
    private const string Pooled = "pooled";

    // The same memory as the image, of which the lines at hand take the beginning.
    private readonly Tensor _lines = new(
        convolution.Y.Id, convolution.Y.Name, convolution.Y.Place, pooling.Height.Size * convolution.LineWindows, convolution.Panel, convolution.Panel,
        pooling.Height.Size * convolution.LineWindows * convolution.Panel, convolution.Y.Offset);

    public override string Name => $"{convolution.Name}{pooling.Name}";

    public override string Formula => $"{convolution.Formula.TrimEnd('.')}; pooled = {pooling.Operation} of windows of {pooling.Height.Size} × {pooling.Width.Size} of y, of which y holds {pooling.Height.Size} lines.";

    public override ImmutableArray<Operand> Operands
    {
        get
        {
            var operands = ImmutableArray.CreateBuilder<Operand>();
            foreach (var operand in convolution.Operands) operands.Add(operand.Parameter == "y" ? Operand.Write("y", _lines) : operand);
            operands.Add(Operand.Write(Pooled, pooling.Y));
            return operands.ToImmutable();
        }
    }

    /// <summary>Whether a pooling can take the lines of a convolution as they come.</summary>
    public static bool Joins(LineConvolution convolution, Pooling pooling) =>
        pooling.X.Id == convolution.Y.Id && pooling.X.HasLayoutOf(convolution.Y) && pooling.Y.ChannelStride == convolution.Stride
        && pooling.Loop is null && convolution.Loop is null && convolution.Frames == 1 && convolution.Panel > 1 && convolution.Epilogue?.Target is null or "y"
        && pooling.Height is { IsClipped: false } height && height.Size == height.Stride && height.Input == convolution.Lines && height.Size <= convolution.MostLines
        && pooling.Width is { IsClipped: false } width && width.Input == convolution.LineWindows;

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = convolution.Panel;
        string pool = context.Use(new PoolingTile(context.ArmsFor(panel), panel, pooling.Operation, pooling.Height.Size, pooling.Width.Size, pooling.Width.Stride));
        using var rows = convolution.BeginRows(writer, context);
        using var panels = writer.BeginLoop("left", convolution.Stride, panel);
        using var windows = writer.BeginLoop("top", pooling.Height.Output, 1);
        int line = convolution.LineWindows * panel;
        convolution.WriteLines(writer, context, new LineBlock($"top * {pooling.Height.Size}", pooling.Height.Size, $"pixel * {panel}", line, panel));
        writer.Line(
            $"{pool}(ref y, {line}, ref Unsafe.Add(ref {Pooled}, row * {pooling.Y.RowStride} + top * {pooling.Width.Output * pooling.Y.ChannelStride} + left), {pooling.Y.ChannelStride}, {pooling.Width.Output});");
    }
}
