using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// c = Σ over samples and windows of what the window reads times the gradient of what it gave: the gradient of a
/// convolution's kernel. Sample by sample, while a sample's numbers are in the first-level cache.
/// </summary>
internal sealed class ConvolutionKernelGradient(ConvolutionShape shape, Tensor x, Tensor dy, Matrix c) : Kernel
{
    public override string Name => $"Convolution{shape}KernelGradient";

    public override string Formula => $"c = Σ x · dy over samples and windows with {shape.Sizes}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("c", c)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = c.Layout.Panel;
        writer.Line($"MemoryMarshal.CreateSpan(ref c, {c.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        using var panels = writer.BeginLoop("left", c.Layout.Stride, panel);
        writer.Line($"ref {context.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride} + left);");
        using var lines = writer.BeginLoop("y", shape.Height.Taps);
        using var runs = writer.BeginLoop("run", shape.Runs);
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref source, y * {shape.RowDistance} + run * {shape.RunDistance});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref c, left * {shape.Inner} + (y * {shape.Runs} + run) * {shape.RunLength * panel});");
        ConvolutionOuterTile.WriteCalls(
            writer, context, panel, shape.RunLength,
            $"{shape.PixelDistance}, {shape.LineDistance}", "given", $"{dy.ChannelStride}, {shape.Width.Output * dy.ChannelStride}",
            $"{shape.Height.Output}, {shape.Width.Output}");
    }
}
