using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// c = Σ over samples and windows of the number that a window was made from times the gradients of what it was spread to:
/// the gradient of a transposed convolution's kernel, tap by tap a matrix [filters, channels].
/// </summary>
/// <param name="shape">The convolution that is transposed: its windows read what the layer gives.</param>
/// <param name="x">The layer's input, a vector of filters for each window.</param>
/// <param name="dy">The gradient of the layer's output, zeros around it included.</param>
/// <param name="c">The result.</param>
internal sealed class TransposedKernelGradient(ConvolutionShape shape, Tensor x, Tensor dy, Matrix c) : Kernel
{
    public override string Name => $"Convolution{shape}TransposedKernelGradient";

    public override string Formula => $"c = Σ x · dy over samples and windows, for the transpose of {shape.Sizes}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("c", c)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = c.Layout.Panel;
        writer.Line($"MemoryMarshal.CreateSpan(ref c, {c.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref x, row * {x.RowStride});");
        writer.Line($"ref {context.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        using var panels = writer.BeginLoop("left", c.Layout.Stride, panel);
        using var down = writer.BeginLoop("down", shape.Height.Taps);
        using var across = writer.BeginLoop("across", shape.Width.Taps);
        writer.Line($"ref {context.Scalar} spread = ref Unsafe.Add(ref given, down * {shape.RowDistance} + across * {shape.RunDistance} + left);");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref c, left * {c.Layout.Rows} + (down * {shape.Width.Taps} + across) * {shape.Filters * panel});");
        ConvolutionOuterTile.WriteCalls(
            writer, context, panel, shape.Filters,
            $"{x.ChannelStride}, {shape.Width.Output * x.ChannelStride}", "spread", $"{shape.PixelDistance}, {shape.LineDistance}",
            $"{shape.Height.Output}, {shape.Width.Output}");
    }
}
