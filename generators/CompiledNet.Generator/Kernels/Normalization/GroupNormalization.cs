using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = (x - μ) · r (· γ) (+ β), with μ and r of each group of channels over all positions of a sample.</summary>
internal sealed class GroupNormalization(int groups, double epsilon, Tensor x, Matrix? gamma, Matrix? beta, Tensor statistics, Tensor y) : VectorKernel
{
    public override string Name => $"GroupNormalization{groups}Of{x.Positions}x{x.Channels}{(gamma is null ? "" : "Scaled")}{(beta is null ? "" : "Shifted")}";

    public override string Formula => $"y = (x - μ) / √(σ² + ε){(gamma is null ? "" : " * γ")}{(beta is null ? "" : " + β")}, {groups} groups of [{x.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        .. gamma is null ? [] : new[] { Operand.Read("gamma", gamma) },
        .. beta is null ? [] : new[] { Operand.Read("beta", beta) },
        Operand.Write("statistics", statistics),
        Operand.Write("y", y),
    ];

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref y, row * {y.RowStride});");
        new GroupStatistics(x, groups, epsilon).Write(writer, lanes);
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var mean = {lanes.At("statistics", "c")};");
        string r = lanes.At("statistics", $"{x.ChannelStride} + c");
        writer.Line($"var factor = {(gamma is null ? r : lanes.Multiply(r, lanes.At("gamma", "c")))};");
        if (beta is not null) writer.Line($"var term = {lanes.At("beta", "c")};");
        string element = $"p * {x.ChannelStride} + c", centered = lanes.Group(lanes.Subtract(lanes.At("source", element), "mean"));
        writer.Line($"for (nint p = 0; p < {x.Positions}; p++)");
        using (writer.Indent())
            writer.Line($"{lanes.At("target", element)} = {(beta is null ? lanes.Multiply(centered, "factor") : lanes.MultiplyAdd(centered, "factor", "term"))};");
    }
}
