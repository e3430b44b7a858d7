using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// Mean and variance of every channel over all positions of the samples of a part of a batch, which are to become those of the whole batch
/// before anything reads them; while training only.
/// </summary>
/// <param name="x">What is normalised.</param>
/// <param name="movingMean">The moving average of the mean, which tells the layer from others.</param>
/// <param name="moments">Takes mean and variance.</param>
internal sealed class BatchMoments(Tensor x, Matrix movingMean, Tensor moments) : VectorKernel
{
    public override string Name => $"BatchMoments{x.Channels}";

    public override string Formula => $"μ, σ² of {x.Channels} channels over the rows.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("sums", moments)];

    public override Meeting? Meeting => new(MeetingKind.Moments, moments);

    public override string ExtraParameters => "RandomDraw draw";

    public override string ExtraArguments => $"draw.Normalizing({Literals.Of(movingMean.Offset)})";

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        writer.Line("if (!draw.Active) return;");
        writer.Line($"ref {arm.Scalar} mean = ref sums;");
        writer.Line($"ref {arm.Scalar} variance = ref Unsafe.Add(ref sums, {x.ChannelStride});");
        MomentText.Write(writer, arm, x.ChannelStride, 0);
    }
}
