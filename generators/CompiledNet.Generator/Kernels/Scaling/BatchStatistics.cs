using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// What normalises a batch: while training, mean and variance of every channel over all positions of all samples, by which
/// the moving averages are moved; else the moving averages.
/// </summary>
/// <remarks>Where parts of a batch meet, <see cref="BatchMoments"/> has found mean and variance, and the part with the first row moves the averages.</remarks>
/// <param name="rule">How the deviation follows from the variance.</param>
/// <param name="momentum">How much of a moving average stays.</param>
/// <param name="x">What is normalised.</param>
/// <param name="moments">Mean and variance of the whole batch; null where they are still to be found.</param>
/// <param name="gamma">γ, if any.</param>
/// <param name="beta">β, if any.</param>
/// <param name="movingMean">The moving average of the mean.</param>
/// <param name="movingVariance">The moving average of the variance.</param>
/// <param name="sums">Takes four vectors: scale, shift, mean and 1 / deviation.</param>
internal sealed class BatchStatistics(
    ScalingRule rule, double momentum, Tensor x, Tensor? moments, Matrix? gamma, Matrix? beta, Matrix movingMean, Matrix movingVariance, Tensor sums) : VectorKernel
{
    public override string Name => $"BatchStatistics{x.Channels}{(moments is null ? "" : "OfMoments")}";

    public override string Formula => $"μ, σ² of {x.Channels} channels over {(moments is null ? "the rows" : "the whole batch")}, or the moving averages; scale = γ / √(σ² + ε), shift = β - μ * scale.";

    public override int RowsPerSample => moments is null ? x.Positions : 0;

    public override ImmutableArray<Operand> Operands =>
    [
        moments is null ? Operand.Read("x", x) : Operand.Read("moments", moments),
        .. gamma is null ? [] : new[] { Operand.Read("gamma", gamma) },
        .. beta is null ? [] : new[] { Operand.Read("beta", beta) },
        Operand.Write("movingMean", movingMean),
        Operand.Write("movingVariance", movingVariance),
        Operand.Write("sums", sums),
    ];

    public override string ExtraParameters => "RandomDraw draw";

    public override string ExtraArguments => $"draw.Normalizing({Literals.Of(movingMean.Offset)})";

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        writer.Line($"ref {arm.Scalar} mean = ref Unsafe.Add(ref sums, {2 * x.ChannelStride});");
        writer.Line($"ref {arm.Scalar} variance = ref Unsafe.Add(ref sums, {3 * x.ChannelStride});");
        using (writer.Begin("if (draw.Active)"))
        {
            if (moments is null) MomentText.Write(writer, arm, x.ChannelStride, 2);
            else WriteCopy(writer, lanes);
            WriteMove(writer, arm.Scalar);
        }

        using (writer.Begin("else"))
        using (lanes.BeginChannels(writer))
        {
            writer.Line($"{lanes.At("mean", "c")} = {lanes.At("movingMean", "c")};");
            writer.Line($"{lanes.At("variance", "c")} = {lanes.At("movingVariance", "c")};");
        }

        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var r = {rule.Scale(lanes, lanes.At("variance", "c"))};");
        writer.Line($"var scale = {(gamma is null ? "r" : lanes.Multiply("r", lanes.At("gamma", "c")))};");
        writer.Line($"{lanes.At("variance", "c")} = r;");
        writer.Line($"{lanes.At("sums", "c")} = scale;");
        string shift = lanes.Multiply(lanes.At("mean", "c"), "scale");
        writer.Line($"{lanes.At("sums", $"{x.ChannelStride} + c")} = {(beta is null ? $"-{lanes.Group(shift)}" : lanes.Subtract(lanes.At("beta", "c"), shift))};");
    }

    private void WriteCopy(SourceWriter writer, ChannelLanes lanes)
    {
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"{lanes.At("mean", "c")} = {lanes.At("moments", "c")};");
        writer.Line($"{lanes.At("variance", "c")} = {lanes.At("moments", $"{x.ChannelStride} + c")};");
    }

    // Number by number: the padding of a parameter stays zero, whatever lies in that of x.
    private void WriteMove(SourceWriter writer, string scalar)
    {
        if (moments is not null) writer.Line("if (draw.FirstRow == 0)");
        using var channels = writer.Begin($"for (nint c = 0; c < {x.Channels}; c++)");
        foreach (var (average, current) in new[] { ("movingMean", "mean"), ("movingVariance", "variance") })
            writer.Line($"Unsafe.Add(ref {average}, c) = Unsafe.Add(ref {average}, c) * ({scalar}){Literals.Of(momentum)} + Unsafe.Add(ref {current}, c) * ({scalar})(1 - {Literals.Of(momentum)});");
    }
}
