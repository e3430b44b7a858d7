using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y = scale · xᵀ for each head, in panels of steps: [heads, panels, width, panel]. Products over keys then read one panel
/// after the other from front to back.
/// </summary>
/// <param name="x">What is read.</param>
/// <param name="scale">The factor.</param>
/// <param name="y">What is written.</param>
/// <param name="isStep">Whether x is the vector of a step, which joins those of the steps before.</param>
internal sealed class HeadTransposition(Heads x, double scale, Tensor y, bool isStep = false) : Kernel
{
    public override string Name => $"TransposeHeads{x.Count}x{x.Steps}x{x.Width}{(scale == 1 ? "" : "Scaled")}{(isStep ? $"Into{y.Channels}" : "")}";

    public override string Formula => $"y = {(scale == 1 ? "" : $"{Literals.Of(scale)} * ")}xᵀ for each head of x {x}, in panels of steps{(isStep ? ", at the column of this step" : "")}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x.Tensor), Operand.Write("y", y)];

    public override string ExtraParameters => isStep ? "long step" : "";

    public override string ExtraArguments => isStep ? "step" : "";

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = Padding.Panel(y.ChannelStride, context.Element);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        // Zeros behind the last step, so that sums over whole vectors stay finite.
        if (!isStep && x.Steps < y.ChannelStride) writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * {y.RowStride}), {y.RowStride}).Clear();");
        using var heads = writer.BeginLoop("head", x.Count);
        using var steps = isStep ? writer.Begin() : writer.BeginLoop("position", x.Steps);
        if (isStep) writer.Line("nint position = (nint)step;");
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref x, row * {x.Tensor.RowStride} + {(isStep ? "" : $"position * {x.Tensor.ChannelStride} + ")}head * {x.Stride});");
        writer.Line($"ref {context.Scalar} to = ref Unsafe.Add(ref y, row * {y.RowStride} + head * {x.Width * y.ChannelStride} + position / {panel} * {x.Width * panel} + position % {panel});");
        string factor = scale == 1 ? "" : $" * ({context.Scalar}){Literals.Of(scale)}";
        writer.Line($"for (nint i = 0; i < {x.Width}; i++) Unsafe.Add(ref to, i * {panel}) = Unsafe.Add(ref from, i){factor};");
    }
}
