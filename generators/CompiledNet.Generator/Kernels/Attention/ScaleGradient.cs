using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="ScaleBy"/>: dscale = Σ x · dy over the batch.</summary>
internal sealed class ScaleGradient(Tensor x, Tensor dy, Matrix dScale) : VectorKernel
{
    public override string Name => $"ScaleGradient{x.Positions}x{x.Channels}";

    public override string Formula => $"dScale = Σ x * dy with x [{x.Positions}, {x.Channels}].";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("dScale", dScale)];

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        lanes.DeclareMask(writer, x.Channels);
        writer.Line($"var sum = {lanes.Zero};");
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.ChannelStride});");
            writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.ChannelStride});");
            lanes.ForEach(writer, x.Channels, masked => writer.Line(lanes.Increase("sum", lanes.Masked(masked, lanes.Multiply(lanes.At("source", "c"), lanes.At("given", "c"))))));
        }

        writer.Line($"dScale = {lanes.Sum("sum")};");
    }
}
