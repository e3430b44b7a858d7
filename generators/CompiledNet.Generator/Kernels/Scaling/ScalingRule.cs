using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>How the deviation d of a channel follows from its variance σ²: d = √(σ² + ε) or max(√σ², ε); and what is done with it.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="IsAdded">Whether ε is added to the variance; else it is the least deviation.</param>
/// <param name="IsInverse">Whether y = x · d + μ; else y = (x - μ) / d.</param>
internal sealed record ScalingRule(string Name, double Epsilon, bool IsAdded, bool IsInverse)
{
    /// <summary>An expression for 1 / d, or for d where the rule is inverse.</summary>
    public string Scale(ChannelLanes lanes, string variance)
    {
        string epsilon = lanes.Broadcast($"({lanes.Scalar})({Literals.Of(Epsilon)})");
        string deviation = IsAdded ? lanes.SquareRoot(lanes.Add(variance, epsilon)) : lanes.Max(lanes.SquareRoot(variance), epsilon);
        return IsInverse ? deviation : lanes.Divide(lanes.Broadcast($"({lanes.Scalar})1"), deviation);
    }

    /// <summary>The formula of the scale, without γ.</summary>
    public string ScaleFormula
    {
        get
        {
            string deviation = IsAdded ? "√(σ² + ε)" : "max(√σ², ε)";
            return IsInverse ? deviation : $"1 / {deviation}";
        }
    }
}
