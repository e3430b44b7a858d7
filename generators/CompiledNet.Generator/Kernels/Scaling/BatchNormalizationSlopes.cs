using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The numbers of <see cref="BatchNormalizationGradient"/>, from means over the whole batch, of which the samples are a part.</summary>
/// <param name="statistics">Scale, shift, mean and 1 / deviation.</param>
/// <param name="means">mean(dy · x̂) and mean(dy).</param>
/// <param name="movingMean">The moving average of the mean, which tells the layer from others.</param>
/// <param name="slopes">Takes slope and term.</param>
internal sealed class BatchNormalizationSlopes(Tensor statistics, Tensor means, Matrix movingMean, Tensor slopes) : VectorKernel
{
    public override string Name => $"BatchNormalization{slopes.Channels}Slopes";

    public override string Formula => $"slope = -scale * r * mean(dy * x̂), term = -scale * mean(dy) - slope * μ for {slopes.Channels} channels.";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("statistics", statistics), Operand.Read("means", means), Operand.Write("slopes", slopes)];

    public override string ExtraParameters => "RandomDraw draw";

    public override string ExtraArguments => $"draw.Normalizing({Literals.Of(movingMean.Offset)})";

    protected override int LaneStride => slopes.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line($"ref {arm.Scalar} mean = ref Unsafe.Add(ref statistics, {2 * slopes.ChannelStride});");
        writer.Line($"ref {arm.Scalar} r = ref Unsafe.Add(ref statistics, {3 * slopes.ChannelStride});");
        SlopeText.Write(writer, new ChannelLanes(arm, slopes.ChannelStride), slopes.ChannelStride, $"({arm.Scalar})(-1)", "means", "slopes");
    }
}
