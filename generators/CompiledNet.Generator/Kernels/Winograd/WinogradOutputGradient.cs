using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>Text that takes the output gradient of a sample to the points of minimal filtering: [points, lines, tiles, filters].</summary>
/// <param name="shape">The convolution.</param>
/// <param name="dy">One vector of filters for each window.</param>
/// <param name="given">What takes the values, the operand <c>given</c>.</param>
internal sealed class WinogradOutputGradient(WinogradShape shape, Tensor dy, Matrix given)
{
    /// <summary>How many vectors of filters there are.</summary>
    public static int RowsOf(WinogradShape shape) => WinogradShape.Points * shape.OutputVectors;

    /// <summary>Writes it for sample <c>row</c> of the operand <c>dy</c>.</summary>
    public void Write(SourceWriter writer, KernelContext context)
    {
        using var lines = writer.BeginLoop("line", shape.OutputLines);
        int tiles = shape.Overlap == 0 ? shape.Tiles : shape.Tiles - 1;
        using (writer.BeginLoop("tile", tiles)) WriteTile(writer, context, 0, "tile", $"tile * {shape.Outputs * dy.ChannelStride}");

        // What the last tile shares with its neighbour counts once.
        if (tiles < shape.Tiles) WriteTile(writer, context, shape.Overlap, $"{tiles}", $"{(shape.Convolution.Width.Output - shape.Outputs) * dy.ChannelStride}");
    }

    private void WriteTile(SourceWriter writer, KernelContext context, int skipped, string tile, string start)
    {
        int stride = dy.ChannelStride;
        string method = context.Use(WinogradTile.OutputGradients(context.ArmsFor(stride), stride, shape.Outputs, skipped));
        string from = $"row * {dy.RowStride} + line * {shape.Convolution.Width.Output * stride} + {start}";
        writer.Line($"{method}(ref Unsafe.Add(ref dy, {from}), {stride}, ref Unsafe.Add(ref given, line * {shape.Tiles * given.Layout.Stride} + {tile} * {given.Layout.Stride}), {shape.OutputVectors * given.Layout.Stride});");
    }
}
