using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y[k, g · outputs + j] = x[g · depth + k] at every position: what output j of group g reads, for every output side by
/// side. With it convolutions in groups go channel by channel.
/// </summary>
internal sealed class GroupExpansion(int groups, int depth, int outputs, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"Expand{groups}x{depth}To{outputs}At{x.Positions}";

    public override string Formula => $"y[k, g * {outputs} + j] = x[g * {depth} + k] for {groups} groups, at {x.Positions} positions.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var positions = writer.BeginLoop("p", x.Positions);
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride} + p * {x.ChannelStride});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref y, row * {y.RowStride} + p * {depth * y.ChannelStride});");
        using var loops = writer.BeginLoop("k", depth);
        using var each = writer.BeginLoop("g", groups);
        writer.Line($"{context.Scalar} value = Unsafe.Add(ref source, g * {depth} + k);");
        writer.Line($"for (nint j = 0; j < {outputs}; j++) Unsafe.Add(ref target, k * {y.ChannelStride} + g * {outputs} + j) = value;");
    }
}
