using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y[Σ i·To] = Σⱼ x[Σ i·From + Σ j·From], channel by channel: takes back what a <see cref="StridedCopy"/> repeated.</summary>
/// <param name="x">What is read.</param>
/// <param name="y">What is written; its channels lie as those of x.</param>
/// <param name="kept">The loops over positions of y, outermost first.</param>
/// <param name="summed">The loops over positions of x that are added up.</param>
internal sealed class StridedSum(Tensor x, Tensor y, ImmutableArray<StridedAxis> kept, ImmutableArray<StridedAxis> summed) : VectorKernel
{
    public override string Name =>
        $"SumOf{string.Join("x", summed.Select(axis => axis.Length))}At{string.Join("x", kept.Select(axis => axis.Length).DefaultIfEmpty(1))}Stride{y.ChannelStride}";

    public override string Formula => $"y = Σ x over {string.Join(" × ", summed.Select(axis => axis.Length))} positions, with y [{y.Positions}, {y.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    protected override int LaneStride => y.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        StridedAxes.WriteLoops(writer, "i", kept);
        using var position = writer.Begin();
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride} + {StridedAxes.Offset("i", kept.Select(axis => axis.From))});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref y, row * {y.RowStride} + {StridedAxes.Offset("i", kept.Select(axis => axis.To))});");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var sum = {lanes.Zero};");
        StridedAxes.WriteLoops(writer, "j", summed);
        using (writer.Indent()) writer.Line(lanes.Increase("sum", lanes.At("source", StridedAxes.Offset("j", summed.Select(axis => axis.From)) + " + c")));
        writer.Line($"{lanes.At("target", "c")} = sum;");
    }
}
