using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>How a vector is normalised: x̂ = (x - μ) · r, or x̂ = x · r.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Centers">Whether μ is the mean; else it is 0.</param>
/// <param name="Averages">Whether r = 1 / √(mean of squares + ε); else r = 1 / max(√(sum of squares), ε).</param>
/// <param name="Epsilon">ε.</param>
internal sealed record NormalizationRule(string Name, bool Centers, bool Averages, double Epsilon)
{
    public static NormalizationRule Layer(double epsilon) => new("LayerNormalization", true, true, epsilon);

    public static NormalizationRule RootMeanSquare(double epsilon) => new("RMSNormalization", false, true, epsilon);

    public static NormalizationRule Unit { get; } = new("UnitNormalization", false, false, 1e-12);

    /// <summary>Declares the numbers <c>mean</c>, if there is one, and <c>r</c> of the vector <c>source</c>.</summary>
    public void WriteStatistics(SourceWriter writer, ChannelLanes lanes, int channels)
    {
        if (Centers)
        {
            writer.Line($"var sum = {lanes.Zero};");
            lanes.ForEach(writer, channels, masked => writer.Line(lanes.Increase("sum", lanes.Masked(masked, lanes.At("source", "c")))));
            writer.Line($"var mean = {lanes.Broadcast($"{lanes.Sum("sum")} / {channels}")};");
        }

        writer.Line($"var squares = {lanes.Zero};");
        lanes.ForEach(writer, channels, masked =>
        {
            writer.Line($"var d = {lanes.Masked(masked, Centered(lanes, lanes.At("source", "c")))};");
            writer.Line($"squares = {lanes.MultiplyAdd("d", "d", "squares")};");
        });
        string total = lanes.Sum("squares"), epsilon = $"({lanes.Scalar})({Literals.Of(Epsilon)})";
        if (!Averages) writer.Line($"{lanes.Scalar} length = {lanes.Scalar}.Sqrt({total});");
        writer.Line($"var r = {lanes.Broadcast(Averages ? $"1 / {lanes.Scalar}.Sqrt({total} / {channels} + {epsilon})" : $"1 / {lanes.Scalar}.Max(length, {epsilon})")};");
    }

    /// <summary>x̂ of the vector's channels at hand.</summary>
    public string Normalized(ChannelLanes lanes, string x) => lanes.Multiply(Centers ? lanes.Group(Centered(lanes, x)) : x, "r");

    /// <summary>What the sum of g · x̂ is multiplied by before it is taken away from the gradient, as a number.</summary>
    public string Share(string sum, int channels, string scalar) =>
        Averages ? $"{sum} / {channels}" : $"(length > ({scalar})({Literals.Of(Epsilon)}) ? {sum} : 0)";

    private string Centered(ChannelLanes lanes, string x) => Centers ? lanes.Subtract(x, "mean") : x;
}
