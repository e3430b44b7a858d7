using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The C# text of mean and variance of every channel over all rows, in two vectors <c>mean</c> and <c>variance</c> of a table <c>sums</c>.</summary>
internal static class MomentText
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="arm">The vector width.</param>
    /// <param name="stride">The distance of two positions of <c>x</c>, and of two vectors of the table.</param>
    /// <param name="first">The vector of the table that is <c>mean</c>; <c>variance</c> follows.</param>
    // The mean first, then squares of what is around it: the difference of two large sums would be lost in rounding.
    public static void Write(SourceWriter writer, Arm arm, int stride, int first)
    {
        var lanes = new ChannelLanes(arm, stride);
        var columns = new ColumnSums(arm, stride);
        columns.Write(writer, first, null, (at, _, sum) => lanes.Add(sum, lanes.At("x", at)));
        WriteQuotient("mean");
        columns.Write(
            writer, first + 1, (at, v) => writer.Line($"var mean{v} = {lanes.At("mean", at)};"),
            (at, v, sum) => lanes.MultiplyAdd(lanes.Subtract(lanes.At("x", at), $"mean{v}"), lanes.Subtract(lanes.At("x", at), $"mean{v}"), sum));
        WriteQuotient("variance");

        void WriteQuotient(string sum)
        {
            using var channels = lanes.BeginChannels(writer);
            writer.Line(lanes.DivideBy(lanes.At(sum, "c"), lanes.Broadcast($"({arm.Scalar})rows")));
        }
    }
}
