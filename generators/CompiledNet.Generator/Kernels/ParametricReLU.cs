using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x where x is positive, else α · x.</summary>
/// <param name="x">What is read.</param>
/// <param name="alpha">α: a row for each position that has its own, a column for each channel or one for all.</param>
/// <param name="axes">The loops over positions: From in x, To in rows of α.</param>
/// <param name="y">What is written.</param>
internal sealed class ParametricReLU(Tensor x, Matrix alpha, ImmutableArray<StridedAxis> axes, Tensor y) : VectorKernel
{
    public override string Name => $"PReLU{y.RowStride}With{alpha.Layout.Rows}x{alpha.Layout.Columns}";

    public override string Formula => $"y = x > 0 ? x : α * x, with x [{x.Positions}, {x.Channels}], α [{alpha.Layout.Rows}, {alpha.Layout.Columns}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("alpha", alpha), Operand.Write("y", y)];

    protected override int LaneStride => y.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        StridedAxes.WriteLoops(writer, "i", axes);
        using var position = writer.Begin();
        writer.Line($"nint at = row * {y.RowStride} + {StridedAxes.Offset("i", axes.Select(axis => axis.From))};");
        writer.Line($"ref {arm.Scalar} own = ref {Own("alpha", axes)};");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var value = {lanes.At("x", "at + c")};");
        writer.Line($"{lanes.At("y", "at + c")} = {lanes.WhereGreater("value", lanes.Zero, "value", lanes.Multiply("value", Slope(lanes, x, alpha)))};");
    }

    /// <summary>The row of α, or of something laid out as it, at the loops' position.</summary>
    public static string Own(string origin, ImmutableArray<StridedAxis> axes) => $"Unsafe.Add(ref {origin}, {StridedAxes.Offset("i", axes.Select(axis => axis.To))})";

    /// <summary>α for the channels at hand.</summary>
    public static string Slope(ChannelLanes lanes, Tensor x, Matrix alpha) =>
        alpha.Layout.Columns == x.Channels ? lanes.At("own", "c") : lanes.Broadcast("own");
}
