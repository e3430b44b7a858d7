using System;
using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// Copies runs of numbers from one layout to another: block j of <paramref name="blocks"/>, each of
/// <paramref name="length"/> numbers in logical order, from number <paramref name="from"/> of x to number
/// <paramref name="to"/> of y, every <paramref name="fromStep"/> and <paramref name="toStep"/> numbers.
/// </summary>
internal sealed class Copy(Tensor x, Tensor y, int blocks, int length, int from, int fromStep, int to, int toStep) : Kernel
{
    /// <summary>Copies all numbers of one tensor to another of the same size, whatever their layouts.</summary>
    public static Copy Whole(Tensor x, Tensor y)
    {
        int length = GreatestCommonDivisor(x.Channels, y.Channels);
        if (x.ChannelStride == x.Channels && y.ChannelStride == y.Channels) length = x.Size;
        return new Copy(x, y, x.Size / length, length, 0, length, 0, length);
    }

    public override string Name => $"Copy{blocks}x{length}From{x.RowStride}To{y.RowStride}";

    public override string Formula => $"{blocks} × {length} numbers a sample from one layout to another.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        if (blocks == 1)
        {
            WriteBlock(writer, Address(x, from.ToString(), from), Address(y, to.ToString(), to));
            return;
        }

        using (writer.Begin($"for (int block = 0; block < {blocks}; block++)"))
            WriteBlock(writer, Element(writer, "source", x, from, fromStep), Element(writer, "target", y, to, toStep));
    }

    public override int? UnrolledCost(Arm arm) => blocks == 1 ? 1 : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        string source = Arm.Number("x", Address(x, from.ToString(), from)), target = Arm.Number("y", Address(y, to.ToString(), to));
        writer.Line(length == 1
            ? $"{target} = {source};"
            : $"MemoryMarshal.CreateReadOnlySpan(ref {source}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref {target}, {length}));");
    }

    private void WriteBlock(SourceWriter writer, string source, string target)
    {
        if (length == 1)
        {
            writer.Line($"Unsafe.Add(ref y, row * {y.RowStride} + {target}) = Unsafe.Add(ref x, row * {x.RowStride} + {source});");
            return;
        }

        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * {x.RowStride} + {source}), {length})");
        writer.Line($"    .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * {y.RowStride} + {target}), {length}));");
    }

    private string Element(SourceWriter writer, string name, Tensor tensor, int start, int step)
    {
        string logical = start == 0 ? $"block * {step}" : $"{start} + block * {step}";
        if (tensor.ChannelStride == tensor.Channels) return logical;
        writer.Line($"int {name} = {logical};");
        return $"{name} / {tensor.Channels} * {tensor.ChannelStride} + {name} % {tensor.Channels}";
    }

    private static string Address(Tensor tensor, string text, int logical) => tensor.ChannelStride == tensor.Channels
        ? text
        : (logical / tensor.Channels * tensor.ChannelStride + logical % tensor.Channels).ToString();

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
