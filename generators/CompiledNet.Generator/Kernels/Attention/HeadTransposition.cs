using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = scale · xᵀ for each head, in panels of steps: [heads, panels, width, panel]. Products over keys then read one panel
/// after the other from front to back.
/// </summary>
internal sealed class HeadTransposition(Heads x, double scale, Tensor y) : Kernel
{
    public override string Name => $"TransposeHeads{x.Count}x{x.Steps}x{x.Width}{(scale == 1 ? "" : "Scaled")}";

    public override string Formula => $"y = {(scale == 1 ? "" : $"{Literals.Of(scale)} * ")}xᵀ for each head of x {x}, in panels of steps.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x.Tensor), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = Padding.Panel(y.ChannelStride, context.Element);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        // Zeros behind the last step, so that sums over whole vectors stay finite.
        if (x.Steps < y.ChannelStride) writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * {y.RowStride}), {y.RowStride}).Clear();");
        using var heads = writer.BeginLoop("head", x.Count);
        using var steps = writer.BeginLoop("step", x.Steps);
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref x, row * {x.Tensor.RowStride} + step * {x.Tensor.ChannelStride} + head * {x.Stride});");
        writer.Line($"ref {context.Scalar} to = ref Unsafe.Add(ref y, row * {y.RowStride} + head * {x.Width * y.ChannelStride} + step / {panel} * {x.Width * panel} + step % {panel});");
        string factor = scale == 1 ? "" : $" * ({context.Scalar}){Literals.Of(scale)}";
        writer.Line($"for (nint i = 0; i < {x.Width}; i++) Unsafe.Add(ref to, i * {panel}) = Unsafe.Add(ref from, i){factor};");
    }
}
