using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The two vectors that <see cref="ChannelScaling"/> takes, from parameters alone: for predictions when parameters have changed, in training once a
/// call, however many samples it has.
/// </summary>
/// <param name="rule">How.</param>
/// <param name="gamma">A further factor, if any.</param>
/// <param name="beta">A further term, if any.</param>
/// <param name="mean">μ; null leaves the shift zero, as for a gradient.</param>
/// <param name="variance">σ².</param>
/// <param name="factors">Takes scale and shift.</param>
internal sealed class ChannelFactors(ScalingRule rule, Matrix? gamma, Matrix? beta, Matrix? mean, Matrix variance, Tensor factors) : VectorKernel
{
    /// <summary>Takes scale and shift.</summary>
    public Tensor Factors { get; } = factors;

    public override string Name => $"{rule.Name}Factors{Factors.Channels}{(mean is null ? "OfGradient" : "")}";

    public override string Formula =>
        $"scale = {rule.ScaleFormula}{(gamma is null ? "" : " * γ")}, shift = {(mean is null ? "0" : (rule.IsInverse ? "μ" : "-μ * scale") + (beta is null ? "" : " + β"))} for {Factors.Channels} channels.";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands =>
    [
        .. gamma is null ? [] : new[] { Operand.Read("gamma", gamma) },
        .. beta is null ? [] : new[] { Operand.Read("beta", beta) },
        .. mean is null ? [] : new[] { Operand.Read("mean", mean) },
        Operand.Read("variance", variance),
        Operand.Write("factors", Factors),
    ];

    protected override int LaneStride => Factors.ChannelStride;

    public override int? UnrolledCost(Arm arm) => Factors.RowStride / arm.NarrowedTo(Factors.ChannelStride).Lanes * 4;

    public override void WriteSingleRow(SourceWriter writer, Arm arm) => WriteBody(writer, arm);

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, Factors.ChannelStride);
        using var channels = lanes.BeginChannels(writer);
        string scale = rule.Scale(lanes, lanes.At("variance", "c"));
        writer.Line($"var scale = {(gamma is null ? scale : lanes.Multiply(scale, lanes.At("gamma", "c")))};");
        writer.Line($"{lanes.At("factors", "c")} = scale;");
        writer.Line($"{lanes.At("factors", $"{Factors.ChannelStride} + c")} = {Shift(lanes)};");
    }

    private string Shift(ChannelLanes lanes)
    {
        if (mean is null) return lanes.Zero;
        string own = lanes.At("mean", "c"), term = beta is null ? lanes.Zero : lanes.At("beta", "c");
        if (rule.IsInverse) return beta is null ? own : lanes.Add(own, term);
        string shift = lanes.Multiply(own, "scale");
        return beta is null ? $"-{lanes.Group(shift)}" : lanes.Subtract(term, shift);
    }
}
