using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = the mean of x over the positions that count, channel by channel; 0 if there is none.</summary>
internal sealed class MaskedMean(Tensor x, Tensor mask, Tensor y) : VectorKernel
{
    public override string Name => $"MaskedMean{x.Positions}Stride{y.ChannelStride}";

    public override string Formula => $"y = Σ mask[p] * x[p] / Σ mask[p], with x [{x.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("mask", mask), Operand.Write("y", y)];

    protected override int LaneStride => y.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        WriteFactor(writer, arm, x, mask);
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var sum = {lanes.Zero};");
        writer.Line($"for (nint p = 0; p < {x.Positions}; p++)");
        using (writer.Indent()) writer.Line($"sum = {lanes.MultiplyAdd(lanes.Broadcast("Unsafe.Add(ref counts, p)"), lanes.At("source", $"p * {x.ChannelStride} + c"), "sum")};");
        writer.Line($"{lanes.At("y", $"row * {y.RowStride} + c")} = {lanes.Multiply("sum", lanes.Broadcast("factor"))};");
    }

    /// <summary>Declares the row of the mask, <c>counts</c>, and <c>factor</c>, one over how many positions count.</summary>
    public static void WriteFactor(SourceWriter writer, Arm arm, Tensor x, Tensor mask)
    {
        writer.Line($"ref {arm.Scalar} counts = ref Unsafe.Add(ref mask, row * {mask.RowStride});");
        writer.Line($"{arm.Scalar} count = 0;");
        writer.Line($"for (nint p = 0; p < {x.Positions}; p++) count += Unsafe.Add(ref counts, p);");
        writer.Line($"{arm.Scalar} factor = 1 / Math.Max(count, 1);");
    }
}
