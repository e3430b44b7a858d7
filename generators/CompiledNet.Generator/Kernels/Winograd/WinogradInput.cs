using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>Text that takes the input of a sample to the points of minimal filtering: [points, lines, tiles, channels].</summary>
/// <param name="shape">The convolution.</param>
/// <param name="x">The input among its zeros.</param>
/// <param name="inputs">What takes the values, the operand <c>inputs</c>.</param>
internal sealed class WinogradInput(WinogradShape shape, Tensor x, Matrix inputs)
{
    /// <summary>How many vectors of channels there are.</summary>
    public static int RowsOf(WinogradShape shape) => WinogradShape.Points * shape.InputVectors;

    /// <summary>Writes it for sample <c>row</c> of the operand <c>x</c>.</summary>
    public void Write(SourceWriter writer, KernelContext context)
    {
        int stride = inputs.Layout.Stride;
        string method = context.Use(WinogradTile.Inputs(context.ArmsFor(stride), stride));
        using var lines = writer.BeginLoop("line", shape.InputLines);
        using var tiles = writer.BeginLoop("tile", shape.Tiles);
        string from = $"row * {x.RowStride} + line * {shape.Convolution.Width.Padded * stride} + {Start(stride)}";
        writer.Line($"{method}(ref Unsafe.Add(ref x, {from}), {stride}, ref Unsafe.Add(ref inputs, line * {shape.Tiles * stride} + tile * {stride}), {shape.InputVectors * stride});");
    }

    private string Start(int stride) => shape.Overlap == 0 ? $"tile * {shape.Outputs * stride}" : $"{shape.Start("tile")} * {stride}";
}
