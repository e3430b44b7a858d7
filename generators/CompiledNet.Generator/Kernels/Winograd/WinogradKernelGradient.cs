using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// c = Σ over samples and tiles of the input times the output gradient, both at the points of minimal filtering: the gradient
/// of the weights at the points. Sample by sample, while a sample's numbers are in the first-level cache.
/// </summary>
/// <param name="shape">The convolution.</param>
/// <param name="x">The input among its zeros.</param>
/// <param name="dy">One vector of filters for each window.</param>
/// <param name="inputs">Room for the input of a sample at the points.</param>
/// <param name="given">Room for the output gradient of a sample at the points.</param>
/// <param name="c">Takes the gradient, for each point and line of taps a matrix [channels, filters].</param>
internal sealed class WinogradKernelGradient(WinogradShape shape, Tensor x, Tensor dy, Matrix inputs, Matrix given, Matrix c) : Kernel
{
    public override string Name => $"{shape}KernelGradient";

    public override string Formula => $"c = Σ x · dy over samples, lines and tiles, at the points of minimal filtering, with {shape.Convolution.Sizes}.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("dy", dy),
        Operand.Write("inputs", inputs),
        Operand.Write("given", given),
        Operand.Write("c", c),
    ];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = c.Layout.Panel, channels = shape.Convolution.Channels;
        int inputLine = shape.Tiles * inputs.Layout.Stride, givenLine = shape.Tiles * given.Layout.Stride;
        writer.Line($"MemoryMarshal.CreateSpan(ref c, {c.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        new WinogradInput(shape, x, inputs).Write(writer, context);
        new WinogradOutputGradient(shape, dy, given).Write(writer, context);
        using var panels = writer.BeginLoop("left", c.Layout.Stride, panel);
        using var points = writer.BeginLoop("point", WinogradShape.Points);
        writer.Line($"ref {context.Scalar} products = ref Unsafe.Add(ref given, point * {shape.OutputVectors * given.Layout.Stride} + left);");
        using var lines = writer.BeginLoop("y", shape.LineTaps);
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref inputs, point * {shape.InputVectors * inputs.Layout.Stride} + y * {shape.Convolution.Height.Dilation * inputLine});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref c, left * {c.Layout.Rows} + (point * {shape.LineTaps} + y) * {channels * panel});");
        ConvolutionOuterTile.WriteCalls(
            writer, context, panel, channels,
            $"{inputs.Layout.Stride}, {shape.Convolution.Height.Stride * inputLine}", "products", $"{given.Layout.Stride}, {givenLine}",
            shape.IsGapless ? $"1, {shape.OutputVectors}" : $"{shape.OutputLines}, {shape.Tiles}");
    }
}
