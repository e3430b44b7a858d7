using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The C# text of slope and term in dx = scale · dy + slope · x + term, from two vectors Σ dy · x̂ and Σ dy:
/// slope = -scale · r · mean(dy · x̂) and term = -scale · mean(dy) - slope · μ.
/// </summary>
internal static class SlopeText
{
    /// <summary>Writes it, for a method with <c>statistics</c> and their <c>mean</c> and <c>r</c>.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="lanes">The channels.</param>
    /// <param name="stride">The distance of two vectors.</param>
    /// <param name="share">The negative factor that makes means of the sums.</param>
    /// <param name="sums">Where the sums lie.</param>
    /// <param name="slopes">Where slope and term go; it may be the same.</param>
    public static void Write(SourceWriter writer, ChannelLanes lanes, int stride, string share, string sums, string slopes)
    {
        string second = $"{stride} + c";
        writer.Line($"var share = {lanes.Broadcast($"draw.Active ? {share} : 0")};");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"var factor = {lanes.Multiply("share", lanes.At("statistics", "c"))};");
        writer.Line($"var slope = {lanes.Multiply(lanes.Multiply("factor", lanes.At("r", "c")), lanes.At(sums, "c"))};");
        writer.Line($"{lanes.At(slopes, "c")} = slope;");
        writer.Line($"{lanes.At(slopes, second)} = {lanes.Subtract(lanes.Multiply("factor", lanes.At(sums, second)), lanes.Multiply("slope", lanes.At("mean", "c")))};");
    }
}
