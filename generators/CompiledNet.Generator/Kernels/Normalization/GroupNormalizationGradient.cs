using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// For <see cref="GroupNormalization"/> with g = dy · γ: dx = r · (g - mean g - x̂ · mean (g · x̂)), the means over each group,
/// and dγ = Σ dy · x̂. The rows of the statistics are μ, r and these two means, each for every channel.
/// </summary>
internal sealed class GroupNormalizationGradient(
    int groups, double epsilon, Tensor x, Matrix? gamma, Tensor dy, Tensor statistics, Tensor? dx, Matrix? dGamma) : VectorKernel
{
    public override string Name =>
        $"GroupNormalization{groups}Of{x.Positions}x{x.Channels}{(gamma is null ? "" : "Scaled")}Gradient{(dx is null ? "OfScale" : dGamma is null ? "OfInput" : "")}";

    public override string Formula => $"dx = r * (g - mean g - x̂ * mean (g * x̂)) with g = dy{(gamma is null ? "" : " * γ")}; dγ = Σ dy * x̂; {groups} groups of [{x.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        .. gamma is null || dx is null ? [] : new[] { Operand.Read("gamma", gamma) },
        Operand.Read("dy", dy),
        Operand.Write("statistics", statistics),
        .. dx is null ? [] : new[] { Operand.Write("dx", dx) },
        .. dGamma is null ? [] : new[] { Operand.Write("dGamma", dGamma) },
    ];

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        var shared = new GroupStatistics(x, groups, epsilon);
        if (dGamma is not null) writer.Line($"MemoryMarshal.CreateSpan(ref dGamma, {dGamma.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        shared.Write(writer, lanes);
        using (lanes.BeginChannels(writer)) WriteSums(writer, lanes);
        if (dx is null) return;
        string mean = $"sum / {(long)x.Channels / groups * x.Positions}";
        shared.WriteGroups(writer, arm.Scalar, 2, mean);
        shared.WriteGroups(writer, arm.Scalar, 3, mean);
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        using (lanes.BeginChannels(writer)) WriteInputGradient(writer, lanes);
    }

    private void WriteSums(SourceWriter writer, ChannelLanes lanes)
    {
        writer.Line($"var mean = {Row(lanes, 0)};");
        writer.Line($"var r = {Row(lanes, 1)};");
        Accumulation.WriteSum(writer, lanes, "gradients", x.Positions, (sum, p) => writer.Line(lanes.Increase(sum, lanes.At("given", Element(p)))));
        Accumulation.WriteSum(writer, lanes, "products", x.Positions, (sum, p) =>
            writer.Line($"{sum} = {lanes.MultiplyAdd(lanes.At("given", Element(p)), Normalized(lanes, p), sum)};"));
        if (dGamma is not null) writer.Line(lanes.Increase(lanes.At("dGamma", "c"), "products"));
        if (dx is null) return;
        foreach (var (row, sum) in new[] { (2, "gradients"), (3, "products") })
            writer.Line($"{Row(lanes, row)} = {(gamma is null ? sum : lanes.Multiply(sum, lanes.At("gamma", "c")))};");
    }

    private void WriteInputGradient(SourceWriter writer, ChannelLanes lanes)
    {
        writer.Line($"var mean = {Row(lanes, 0)};");
        writer.Line($"var r = {Row(lanes, 1)};");
        writer.Line($"var first = {Row(lanes, 2)};");
        writer.Line($"var second = {Row(lanes, 3)};");
        if (gamma is not null) writer.Line($"var scale = {lanes.At("gamma", "c")};");
        string given = lanes.At("given", Element("p")), gradient = gamma is null ? given : lanes.Multiply(given, "scale");
        string centered = lanes.Subtract(lanes.Subtract(gradient, "first"), lanes.Multiply(Normalized(lanes, "p"), "second"));
        writer.Line($"for (nint p = 0; p < {x.Positions}; p++)");
        using (writer.Indent())
            writer.Line($"{lanes.At("target", Element("p"))} = {lanes.Multiply(lanes.Group(centered), "r")};");
    }

    private string Normalized(ChannelLanes lanes, string position) => lanes.Multiply(lanes.Group(lanes.Subtract(lanes.At("source", Element(position)), "mean")), "r");

    private string Row(ChannelLanes lanes, int row) => lanes.At("statistics", $"{row * x.ChannelStride} + c");

    private string Element(string position) => $"{position} * {x.ChannelStride} + c";
}
