using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// Zeroes the padding of a gradient. Zero times the derivative of an activation at zero is zero, unless a user's own
/// activation has no finite one there, such as a logarithm or a root.
/// </summary>
internal sealed class PaddingClear(Tensor x) : Kernel
{
    public override string Name => $"ClearPadding{x.Channels}Of{x.ChannelStride}";

    public override string Formula => $"x = 0 in the padding behind each {x.Channels} numbers.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Write("x", x)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref x, row * {x.ChannelStride} + {x.Channels}), {x.ChannelStride - x.Channels}).Clear();");
    }
}
