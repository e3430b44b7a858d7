using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="ParametricReLU"/>: dx = dy or α · dy, and dα = Σ dy · min(x, 0).</summary>
internal sealed class ParametricReLUGradient(Tensor x, Matrix alpha, ImmutableArray<StridedAxis> axes, Tensor dy, Tensor? dx, Matrix? dAlpha) : VectorKernel
{
    public override string Name =>
        $"PReLU{dy.RowStride}With{alpha.Layout.Rows}x{alpha.Layout.Columns}Gradient{(dx is null ? "OfAlpha" : dAlpha is null ? "OfInput" : "")}";

    public override string Formula => $"dx = x > 0 ? dy : α * dy, dα = Σ dy * min(x, 0), with x [{x.Positions}, {x.Channels}], α [{alpha.Layout.Rows}, {alpha.Layout.Columns}].";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        .. dx is null ? [] : new[] { Operand.Read("alpha", alpha) },
        Operand.Read("dy", dy),
        .. dx is null ? [] : new[] { Operand.Write("dx", dx) },
        .. dAlpha is null ? [] : new[] { Operand.Write("dAlpha", dAlpha) },
    ];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        if (dAlpha is not null) writer.Line($"MemoryMarshal.CreateSpan(ref dAlpha, {alpha.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        StridedAxes.WriteLoops(writer, "i", axes);
        using var position = writer.Begin();
        writer.Line($"nint at = row * {dy.RowStride} + {StridedAxes.Offset("i", axes.Select(axis => axis.From))};");
        if (dx is not null) writer.Line($"ref {arm.Scalar} own = ref {ParametricReLU.Own("alpha", axes)};");
        if (dAlpha is not null) writer.Line($"ref {arm.Scalar} sum = ref {ParametricReLU.Own("dAlpha", axes)};");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var value = {lanes.At("x", "at + c")};");
        writer.Line($"var gradient = {lanes.At("dy", "at + c")};");
        if (dx is not null)
            writer.Line($"{lanes.At("dx", "at + c")} = {lanes.WhereGreater("value", lanes.Zero, "gradient", lanes.Multiply("gradient", ParametricReLU.Slope(lanes, x, alpha)))};");
        if (dAlpha is null) return;
        string share = lanes.Multiply("gradient", lanes.Min("value", lanes.Zero));
        if (alpha.Layout.Columns == x.Channels)
        {
            writer.Line(lanes.Increase(lanes.At("sum", "c"), share));
            return;
        }

        writer.Line($"var share = {share};");
        writer.Line($"sum += {lanes.Sum("share")};");
    }
}
