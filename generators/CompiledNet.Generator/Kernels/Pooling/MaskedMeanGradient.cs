using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="MaskedMean"/>: dx[p] = mask[p] · dy / Σ mask.</summary>
internal sealed class MaskedMeanGradient(Tensor mask, Tensor dy, Tensor dx) : VectorKernel
{
    public override string Name => $"MaskedMean{dx.Positions}Stride{dy.ChannelStride}Gradient";

    public override string Formula => $"dx[p] = mask[p] * dy / Σ mask[p], with x [{dx.Positions}, {dx.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("mask", mask), Operand.Read("dy", dy), Operand.Write("dx", dx)];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        MaskedMean.WriteFactor(writer, arm, dx, mask);
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var share = {lanes.Multiply(lanes.At("dy", $"row * {dy.RowStride} + c"), lanes.Broadcast("factor"))};");
        writer.Line($"for (nint p = 0; p < {dx.Positions}; p++)");
        using (writer.Indent()) writer.Line($"{lanes.At("target", $"p * {dx.ChannelStride} + c")} = {lanes.Multiply("share", lanes.Broadcast("Unsafe.Add(ref counts, p)"))};");
    }
}
