using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Noise;

/// <summary>The argument that says how much noise there is.</summary>
/// <param name="Name">Its name on the attribute.</param>
/// <param name="Bound">What it stays below.</param>
/// <param name="Range">The range in words.</param>
internal sealed record NoiseArgument(string Name, double Bound, string Range)
{
    public static NoiseArgument Rate { get; } = new("Rate", 1, "at least 0 and less than 1");

    public static NoiseArgument Stddev { get; } = new("Stddev", double.PositiveInfinity, "finite and at least 0");

    public double Of(NodeSpec node) => node.Number(Name, 0);

    public bool Allows(double amount) => amount >= 0 && amount < Bound;

    public Layer? Fail(InferenceContext context, double amount) =>
        context.Fail(ProblemCode.ArgumentOutOfRange, Argument.ParameterName(Name), Literals.Of(amount), Range);
}
