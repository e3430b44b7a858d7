using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = (1 + γ) · x + β, channel by channel, with γ and β of the sample or of each position.</summary>
internal sealed class Modulation(Tensor x, Tensor gamma, Tensor beta, Tensor y) : VectorKernel
{
    public override string Name => $"Modulate{x.Positions}x{x.Channels}By{gamma.Positions}";

    public override string Formula => $"y = (1 + γ) * x + β with x [{x.Positions}, {x.Channels}], γ and β [{gamma.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("gamma", gamma), Operand.Read("beta", beta), Operand.Write("y", y)];

    protected override int LaneStride => y.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var positions = writer.BeginLoop("p", x.Positions);
        writer.Line($"nint at = row * {x.RowStride} + p * {x.ChannelStride};");
        writer.Line($"nint own = {Own(gamma)};");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var value = {lanes.At("x", "at + c")};");
        writer.Line($"{lanes.At("y", "at + c")} = {lanes.MultiplyAdd("value", lanes.At("gamma", "own + c"), lanes.Add("value", lanes.At("beta", "own + c")))};");
    }

    /// <summary>Where γ and β of row <c>row</c> and position <c>p</c> lie.</summary>
    public static string Own(Tensor gamma) => gamma.Positions == 1 ? $"row * {gamma.RowStride}" : $"row * {gamma.RowStride} + p * {gamma.ChannelStride}";
}
