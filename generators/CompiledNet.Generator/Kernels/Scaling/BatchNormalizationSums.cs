using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// dβ = Σ dy and dγ = Σ dy · x̂ over all positions of a batch, with x̂ = (x - μ) · r; and from them the numbers of
/// dx = scale · dy + slope · x + term, where mean and variance are functions of the batch:
/// slope = -scale · r · mean(dy · x̂) and term = -scale · mean(dy) - slope · μ. Where they are moving averages both are zero.
/// Of a part of a batch it leaves the two means instead, from which <see cref="BatchNormalizationSlopes"/> goes on when they are those of the whole.
/// </summary>
/// <remarks>S. Ioffe, C. Szegedy, "Batch Normalization", ICML 2015, section 3.</remarks>
/// <param name="x">What was normalised.</param>
/// <param name="dy">The gradient of the result.</param>
/// <param name="statistics">Scale, shift, mean and 1 / deviation.</param>
/// <param name="isPart">Whether this is a part of a batch.</param>
/// <param name="sums">Takes slope and term, or the means of dy · x̂ and dy.</param>
/// <param name="movingMean">The moving average of the mean, which tells the layer from others.</param>
/// <param name="dGamma">Takes dγ, if wanted.</param>
/// <param name="dBeta">Takes dβ, if wanted.</param>
internal sealed class BatchNormalizationSums(Tensor x, Tensor dy, Tensor statistics, bool isPart, Tensor sums, Matrix movingMean, Matrix? dGamma, Matrix? dBeta) : VectorKernel
{
    public override string Name => $"BatchNormalization{x.Channels}{(isPart ? "Means" : "Sums")}{(dGamma is null ? "" : "Gamma")}{(dBeta is null ? "" : "Beta")}";

    public override string Formula => isPart
        ? $"dβ = Σ dy, dγ = Σ dy * x̂; mean(dy * x̂) and mean(dy) for {x.Channels} channels."
        : $"dβ = Σ dy, dγ = Σ dy * x̂; slope = -scale * r * mean(dy * x̂), term = -scale * mean(dy) - slope * μ for {x.Channels} channels.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("dy", dy),
        Operand.Read("statistics", statistics),
        Operand.Write("sums", sums),
        .. dGamma is null ? [] : new[] { Operand.Write("dGamma", dGamma) },
        .. dBeta is null ? [] : new[] { Operand.Write("dBeta", dBeta) },
    ];

    public override Meeting? Meeting => isPart ? new(MeetingKind.Means, sums) : null;

    public override string ExtraParameters => isPart ? "" : "RandomDraw draw";

    public override string ExtraArguments => isPart ? "" : $"draw.Normalizing({Literals.Of(movingMean.Offset)})";

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        writer.Line($"ref {arm.Scalar} mean = ref Unsafe.Add(ref statistics, {2 * x.ChannelStride});");
        writer.Line($"ref {arm.Scalar} r = ref Unsafe.Add(ref statistics, {3 * x.ChannelStride});");
        new ColumnSums(arm, x.ChannelStride).Write(
            writer, 0, (at, v) => writer.Line($"var mean{v} = {lanes.At("mean", at)};"),
            (at, v, sum) => lanes.MultiplyAdd(lanes.At("dy", at), lanes.Subtract(lanes.At("x", at), $"mean{v}"), sum),
            (at, _, sum) => lanes.Add(sum, lanes.At("dy", at)));
        writer.Line($"ref {arm.Scalar} total = ref Unsafe.Add(ref sums, {x.ChannelStride});");
        using (lanes.BeginChannels(writer)) writer.Line(lanes.MultiplyBy(lanes.At("sums", "c"), lanes.At("r", "c")));
        if (dGamma is not null) WriteCopy(writer, "sums", "dGamma");
        if (dBeta is not null) WriteCopy(writer, "total", "dBeta");
        if (isPart) WriteMeans(writer, lanes);
        else SlopeText.Write(writer, lanes, x.ChannelStride, $"({arm.Scalar})(-1) / rows", "sums", "sums");
    }

    private void WriteMeans(SourceWriter writer, ChannelLanes lanes)
    {
        writer.Line($"var share = {lanes.Broadcast($"({lanes.Scalar})1 / rows")};");
        using var channels = lanes.BeginChannels(writer);
        writer.Line(lanes.MultiplyBy(lanes.At("sums", "c"), "share"));
        writer.Line(lanes.MultiplyBy(lanes.At("total", "c"), "share"));
    }

    // Without the padding, where x may be anything.
    private void WriteCopy(SourceWriter writer, string from, string to) =>
        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref {from}, {x.Channels}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {x.Channels}));");
}
