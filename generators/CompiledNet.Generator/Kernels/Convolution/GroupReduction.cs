using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>x[g · depth + k] = Σⱼ y[k, g · outputs + j] at every position: takes back what <see cref="GroupExpansion"/> repeated.</summary>
internal sealed class GroupReduction(int groups, int depth, int outputs, Tensor y, Tensor x) : Kernel
{
    public override string Name => $"Reduce{groups}x{depth}From{outputs}At{x.Positions}";

    public override string Formula => $"x[g * {depth} + k] = Σ y[k, g * {outputs} + j] over j for {groups} groups, at {x.Positions} positions.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("y", y), Operand.Write("x", x)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var positions = writer.BeginLoop("p", x.Positions);
        writer.Line($"ref {context.Scalar} source = ref Unsafe.Add(ref y, row * {y.RowStride} + p * {depth * y.ChannelStride});");
        writer.Line($"ref {context.Scalar} target = ref Unsafe.Add(ref x, row * {x.RowStride} + p * {x.ChannelStride});");
        if (x.ChannelStride > x.Channels) writer.Line($"MemoryMarshal.CreateSpan(ref target, {x.ChannelStride}).Clear();");
        using var each = writer.BeginLoop("g", groups);
        using var loops = writer.BeginLoop("k", depth);
        writer.Line($"{context.Scalar} sum = 0;");
        writer.Line($"for (nint j = 0; j < {outputs}; j++) sum += Unsafe.Add(ref source, k * {y.ChannelStride} + g * {outputs} + j);");
        writer.Line($"Unsafe.Add(ref target, g * {depth} + k) = sum;");
    }
}
