using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="Modulation"/>: dx = (1 + γ) · dy, dγ = Σ dy · x and dβ = Σ dy over the positions that share γ and β.</summary>
internal sealed class ModulationGradient(Tensor x, Tensor gamma, Tensor dy, Tensor? dx, Tensor? dGamma, Tensor? dBeta) : VectorKernel
{
    public override string Name =>
        $"Modulate{x.Positions}x{x.Channels}By{gamma.Positions}Gradient{(dx is null ? "OfCondition" : dGamma is null ? "OfFeatures" : "")}";

    public override string Formula => $"dx = (1 + γ) * dy, dγ = Σ dy * x, dβ = Σ dy with x [{x.Positions}, {x.Channels}], γ and β [{gamma.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands =>
    [
        .. dGamma is null ? [] : new[] { Operand.Read("x", x) },
        .. dx is null ? [] : new[] { Operand.Read("gamma", gamma) },
        Operand.Read("dy", dy),
        .. dx is null ? [] : new[] { Operand.Write("dx", dx) },
        .. dGamma is null ? [] : new[] { Operand.Write("dGamma", dGamma) },
        .. dBeta is null ? [] : new[] { Operand.Write("dBeta", dBeta) },
    ];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        lanes.DeclareMask(writer, x.Channels);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        foreach (var (name, sum) in new[] { ("dGamma", dGamma), ("dBeta", dBeta) })
            if (sum is not null) writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {name}, row * {sum.RowStride}), {sum.RowStride}).Clear();");
        using var positions = writer.BeginLoop("p", x.Positions);
        writer.Line($"nint at = row * {x.RowStride} + p * {x.ChannelStride};");
        writer.Line($"nint own = {Modulation.Own(gamma)};");
        lanes.ForEach(writer, x.Channels, masked =>
        {
            writer.Line($"var gradient = {lanes.At("dy", "at + c")};");
            if (dx is not null) writer.Line($"{lanes.At("dx", "at + c")} = {lanes.Masked(masked, lanes.MultiplyAdd("gradient", lanes.At("gamma", "own + c"), "gradient"))};");
            if (dGamma is not null) writer.Line(lanes.Increase(lanes.At("dGamma", "own + c"), lanes.Masked(masked, lanes.Multiply("gradient", lanes.At("x", "at + c")))));
            if (dBeta is not null) writer.Line(lanes.Increase(lanes.At("dBeta", "own + c"), "gradient"));
        });
    }
}
