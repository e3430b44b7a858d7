using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// Mean and 1 / √(variance + ε) of each group of channels over all positions, for each channel of the group: the first and
/// the second row of <c>statistics</c>.
/// </summary>
/// <param name="x">The tensor.</param>
/// <param name="groups">How many groups of neighbouring channels.</param>
/// <param name="epsilon">ε.</param>
internal sealed class GroupStatistics(Tensor x, int groups, double epsilon)
{
    private readonly int _members = x.Channels / groups;

    /// <summary>Writes them for the row <c>source</c>, channels in lanes, then groups one by one.</summary>
    public void Write(SourceWriter writer, ChannelLanes lanes)
    {
        using (lanes.BeginChannels(writer))
        {
            Accumulation.WriteSum(writer, lanes, "sum", x.Positions, (sum, p) => writer.Line(lanes.Increase(sum, Element(lanes, p))));
            writer.Line($"{lanes.At("statistics", "c")} = sum;");
        }

        WriteGroups(writer, lanes.Scalar, 0, $"sum / {(long)_members * x.Positions}");
        using (lanes.BeginChannels(writer))
        {
            writer.Line($"var mean = {lanes.At("statistics", "c")};");
            Accumulation.WriteSum(writer, lanes, "squares", x.Positions, (squares, p) =>
            {
                using var term = writer.Begin();
                writer.Line($"var d = {lanes.Subtract(Element(lanes, p), "mean")};");
                writer.Line($"{squares} = {lanes.MultiplyAdd("d", "d", squares)};");
            });
            writer.Line($"{lanes.At("statistics", $"{x.ChannelStride} + c")} = squares;");
        }

        WriteGroups(writer, lanes.Scalar, 1, $"1 / {lanes.Scalar}.Sqrt(sum / {(long)_members * x.Positions} + ({lanes.Scalar})({Literals.Of(epsilon)}))");
    }

    /// <summary>Replaces a row of numbers for each channel by something of the sum over its group.</summary>
    public void WriteGroups(SourceWriter writer, string scalar, int row, string value)
    {
        using var group = writer.Begin($"for (nint first = {row * x.ChannelStride}; first < {row * x.ChannelStride + x.Channels}; first += {_members})");
        writer.Line($"{scalar} sum = 0;");
        writer.Line($"for (nint c = 0; c < {_members}; c++) sum += Unsafe.Add(ref statistics, first + c);");
        writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref statistics, first), {_members}).Fill({value});");
    }

    private string Element(ChannelLanes lanes, string position) => lanes.At("source", $"{position} * {x.ChannelStride} + c");
}
