using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x̂ (· γ) (+ β), each vector of channels normalised by itself.</summary>
internal sealed class VectorNormalization(NormalizationRule rule, Tensor x, Matrix? gamma, Matrix? beta, Tensor y) : VectorKernel
{
    public override string Name => $"{rule.Name}{x.Channels}{(gamma is null ? "" : "Scaled")}{(beta is null ? "" : "Shifted")}";

    public override string Formula => $"y = {rule.Name}(x){(gamma is null ? "" : " * γ")}{(beta is null ? "" : " + β")} over {x.Channels} numbers.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        .. gamma is null ? [] : new[] { Operand.Read("gamma", gamma) },
        .. beta is null ? [] : new[] { Operand.Read("beta", beta) },
        Operand.Write("y", y),
    ];

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        lanes.DeclareMask(writer, x.Channels);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.ChannelStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref y, row * {y.ChannelStride});");
        rule.WriteStatistics(writer, lanes, x.Channels);
        using var channels = lanes.BeginChannels(writer);
        string value = rule.Normalized(lanes, lanes.At("source", "c"));
        if (gamma is not null && beta is not null) value = lanes.MultiplyAdd(value, lanes.At("gamma", "c"), lanes.At("beta", "c"));
        else if (gamma is not null) value = lanes.Multiply(value, lanes.At("gamma", "c"));
        else if (beta is not null) value = lanes.Add(value, lanes.At("beta", "c"));
        writer.Line($"{lanes.At("target", "c")} = {value};");
    }
}
