using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// For <see cref="VectorNormalization"/> with g = dy · γ: dx = r · (g - mean g - x̂ · mean (g · x̂)), without the first mean
/// where nothing is centred; and dγ = Σ dy · x̂. Mean and r are computed again, which is less than reading them back.
/// </summary>
internal sealed class VectorNormalizationGradient(NormalizationRule rule, Tensor x, Matrix? gamma, Tensor dy, Tensor? dx, Matrix? dGamma) : VectorKernel
{
    public override string Name =>
        $"{rule.Name}{x.Channels}{(gamma is null ? "" : "Scaled")}Gradient{(dx is null ? "OfScale" : dGamma is null ? "OfInput" : "")}";

    public override string Formula => $"dx = r * (g - {(rule.Centers ? "mean g - " : "")}x̂ * mean (g * x̂)) with g = dy{(gamma is null ? "" : " * γ")}; dγ = Σ dy * x̂ over {x.Channels} numbers.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        .. gamma is null || dx is null ? [] : new[] { Operand.Read("gamma", gamma) },
        Operand.Read("dy", dy),
        .. dx is null ? [] : new[] { Operand.Write("dx", dx) },
        .. dGamma is null ? [] : new[] { Operand.Write("dGamma", dGamma) },
    ];

    protected override int LaneStride => x.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, x.ChannelStride);
        lanes.DeclareMask(writer, x.Channels);
        if (dGamma is not null) writer.Line($"MemoryMarshal.CreateSpan(ref dGamma, {dGamma.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.ChannelStride});");
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.ChannelStride});");
        rule.WriteStatistics(writer, lanes, x.Channels);
        WriteSums(writer, lanes);
        if (dx is not null) WriteInputGradient(writer, lanes, dx);
    }

    private void WriteSums(SourceWriter writer, ChannelLanes lanes)
    {
        bool summed = dx is not null;
        if (summed && rule.Centers) writer.Line($"var gradients = {lanes.Zero};");
        if (summed) writer.Line($"var products = {lanes.Zero};");
        lanes.ForEach(writer, x.Channels, masked =>
        {
            writer.Line($"var normalized = {lanes.Masked(masked, rule.Normalized(lanes, lanes.At("source", "c")))};");
            writer.Line($"var product = {lanes.Multiply(lanes.At("given", "c"), "normalized")};");
            if (dGamma is not null) writer.Line(lanes.Increase(lanes.At("dGamma", "c"), "product"));
            if (summed && rule.Centers) writer.Line(lanes.Increase("gradients", Scaled(lanes, lanes.At("given", "c"))));
            if (summed) writer.Line(lanes.Increase("products", Scaled(lanes, "product")));
        });
    }

    private void WriteInputGradient(SourceWriter writer, ChannelLanes lanes, Tensor target)
    {
        writer.Line($"ref {lanes.Scalar} target = ref Unsafe.Add(ref dx, row * {target.ChannelStride});");
        if (rule.Centers) writer.Line($"var first = {lanes.Broadcast($"{lanes.Sum("gradients")} / {x.Channels}")};");
        writer.Line($"var second = {lanes.Broadcast(rule.Share(lanes.Sum("products"), x.Channels, lanes.Scalar))};");
        lanes.ForEach(writer, x.Channels, masked =>
        {
            string scaled = Scaled(lanes, lanes.At("given", "c")), gradient = rule.Centers ? lanes.Subtract(scaled, "first") : scaled;
            string centered = lanes.Subtract(gradient, lanes.Multiply(rule.Normalized(lanes, lanes.At("source", "c")), "second"));
            writer.Line($"{lanes.At("target", "c")} = {lanes.Masked(masked, lanes.Multiply(lanes.Group(centered), "r"))};");
        });
    }

    private string Scaled(ChannelLanes lanes, string gradient) => gamma is null ? gradient : lanes.Multiply(gradient, lanes.At("gamma", "c"));
}
