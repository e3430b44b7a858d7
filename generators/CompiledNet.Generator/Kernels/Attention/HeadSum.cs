using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = Σ x over the heads of x that share one of y.</summary>
internal sealed class HeadSum(Heads x, Heads y) : VectorKernel
{
    private readonly int _shared = x.Count / y.Count;

    public override string Name => $"HeadSum{x.Steps}x{x.Count}x{x.Width}By{_shared}";

    public override string Formula => $"y = Σ x over {_shared} neighbouring heads, with x {x}, y {y}.";

    public override int RowsPerSample => x.Steps;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x.Tensor), Operand.Write("y", y.Tensor)];

    protected override int LaneStride => y.Stride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.Stride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var heads = writer.BeginLoop("head", y.Count);
        writer.Line($"ref {arm.Scalar} from = ref Unsafe.Add(ref x, row * {x.Tensor.ChannelStride} + head * {_shared * x.Stride});");
        writer.Line($"ref {arm.Scalar} to = ref Unsafe.Add(ref y, row * {y.Tensor.ChannelStride} + head * {y.Stride});");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var sum = {lanes.At("from", "c")};");
        writer.Line($"for (nint other = {x.Stride}; other < {_shared * x.Stride}; other += {x.Stride}) {lanes.Increase("sum", lanes.At("from", "other + c"))}");
        writer.Line($"{lanes.At("to", "c")} = sum;");
    }
}
