using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>c = Σ x · dy over samples and windows for every position of a window, channel by channel.</summary>
internal sealed class DepthwiseKernelGradient(ConvolutionShape shape, Tensor x, Tensor dy, Matrix c) : VectorKernel
{
    public override string Name => $"Depthwise{shape}KernelGradient";

    public override string Formula => $"c = Σ x · dy over samples and windows, channel by channel, with {shape.Sizes}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("kernel", c)];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        writer.Line($"MemoryMarshal.CreateSpan(ref kernel, {c.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var down = writer.BeginLoop("down", shape.Height.Taps);
        using var across = writer.BeginLoop("across", shape.Width.Taps);
        using var depth = writer.BeginLoop("k", shape.Channels);
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride} + down * {shape.RowDistance} + across * {shape.RunDistance} + k * {dy.ChannelStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref kernel, ((down * {shape.Width.Taps} + across) * {shape.Channels} + k) * {c.Layout.Stride});");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride} + c);");
        writer.Line($"var sum = {lanes.At("target", "c")};");
        using (writer.BeginLoop("line", shape.Height.Output))
        using (writer.BeginLoop("pixel", shape.Width.Output))
        {
            string read = lanes.At("source", $"line * {shape.LineDistance} + pixel * {shape.PixelDistance} + c");
            writer.Line($"sum = {lanes.MultiplyAdd(read, lanes.At("given", "0"), "sum")};");
            writer.Line($"given = ref Unsafe.Add(ref given, {dy.ChannelStride});");
        }

        writer.Line($"{lanes.At("target", "c")} = sum;");
    }
}
