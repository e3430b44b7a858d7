using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y[…, ⌊x⌋] = 1, or is counted up, and 0 elsewhere; numbers that are no category leave no trace.</summary>
internal sealed class Encoding(EncodingMode mode, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"{mode}{x.Positions}x{x.Channels}Of{y.Channels}";

    public override string Formula => $"y = {mode} of [{x.Positions}, {x.Channels}] categories, numbers from 0 to {y.Channels - 1}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        string target = mode == EncodingMode.OneHot ? $"(p * {x.Channels} + k)" : "p";
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * {y.RowStride}), {y.RowStride}).Clear();");
        using var positions = writer.BeginLoop("p", x.Positions);
        using var channels = writer.BeginLoop("k", x.Channels);
        writer.Line($"{context.Scalar} category = Unsafe.Add(ref x, row * {x.RowStride} + p * {x.ChannelStride} + k);");
        writer.Line($"if (category >= 0 && category < {y.Channels}) Unsafe.Add(ref y, row * {y.RowStride} + {target} * {y.ChannelStride} + (int)category) {(mode == EncodingMode.Count ? "+=" : "=")} 1;");
    }
}
