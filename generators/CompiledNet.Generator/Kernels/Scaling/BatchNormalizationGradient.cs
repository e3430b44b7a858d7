using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>dx = scale · dy + slope · x + term, channel by channel, with the numbers of <see cref="BatchNormalizationSums"/>.</summary>
internal sealed class BatchNormalizationGradient(Tensor x, Tensor dy, Tensor statistics, Tensor sums, Tensor dx) : VectorKernel
{
    public override string Name => $"BatchNormalization{x.Channels}Gradient";

    public override string Formula => $"dx = scale * dy + slope * x + term for {x.Channels} channels.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands =>
        [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Read("statistics", statistics), Operand.Read("sums", sums), Operand.Write("dx", dx)];

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        lanes.DeclareMask(writer, x.Channels);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"nint at = row * {x.ChannelStride};");
        lanes.ForEach(writer, x.Channels, masked =>
        {
            string batch = lanes.MultiplyAdd(lanes.At("x", "at + c"), lanes.At("sums", "c"), lanes.At("sums", $"{x.ChannelStride} + c"));
            string gradient = lanes.MultiplyAdd(lanes.At("dy", "at + c"), lanes.At("statistics", "c"), batch);
            writer.Line($"{lanes.At("dx", "at + c")} = {lanes.Masked(masked, gradient)};");
        });
    }
}
