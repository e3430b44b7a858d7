using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>dx += dy · w for every window and position of it, channel by channel.</summary>
internal sealed class DepthwiseInputGradient(ConvolutionShape shape, Tensor dy, Matrix w, Tensor dx) : VectorKernel
{
    public override string Name => $"Depthwise{shape}InputGradient";

    public override string Formula => $"dx = Σ dy · w over the windows that read a position, channel by channel, with {shape.Sizes}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("dy", dy), Operand.Read("w", w), Operand.Write("dx", dx)];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        writer.Line($"MemoryMarshal.CreateSpan(ref target, {dx.RowStride}).Clear();");
        using var lines = writer.BeginLoop("line", shape.Height.Output);
        using var down = writer.BeginLoop("down", shape.Height.Taps);
        using var across = writer.BeginLoop("across", shape.Width.Taps);
        using var depth = writer.BeginLoop("k", shape.Channels);
        writer.Line($"ref {arm.Scalar} tap = ref Unsafe.Add(ref w, ((down * {shape.Width.Taps} + across) * {shape.Channels} + k) * {w.Layout.Stride});");
        writer.Line($"ref {arm.Scalar} to = ref Unsafe.Add(ref target, line * {shape.LineDistance} + down * {shape.RowDistance} + across * {shape.RunDistance} + k * {dy.ChannelStride});");
        writer.Line($"ref {arm.Scalar} from = ref Unsafe.Add(ref given, line * {shape.Width.Output * dy.ChannelStride});");
        using var pixels = writer.BeginLoop("pixel", shape.Width.Output);
        using var channels = lanes.BeginChannels(writer);
        string sum = lanes.At("to", $"pixel * {shape.PixelDistance} + c");
        writer.Line($"{sum} = {lanes.MultiplyAdd(lanes.At("from", $"pixel * {dy.ChannelStride} + c"), lanes.At("tap", "c"), sum)};");
    }
}
