using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Normalization;

/// <summary>(x - mean) / max(√variance, ε), channel by channel, with mean and variance of the data or given; or the inverse of that.</summary>
internal sealed class DataNormalizationOperator : Operator
{
    // Keras' backend.epsilon().
    private const double Epsilon = 1e-7;
    private const string Mean = "mean", Variance = "variance";

    public override string Name => "Normalization";

    // Mean and variance that are given are where the parameters start, as those of the data are.
    public override IReadOnlyList<OptionRule> Options { get; } =
        [OptionRule.Numbers("Mean").OfTraining, OptionRule.Numbers("Variance").OfTraining, OptionRule.Flag("Invert", false)];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Layer? Infer(InferenceContext context)
    {
        Argument? mean = context.Argument("Mean"), variance = context.Argument("Variance");
        if (mean is null != variance is null)
            return context.Fail(ProblemCode.ArgumentOutOfRange, mean is null ? Mean : Variance, "not given", "given if the other one of mean and variance is");
        var parameters = new List<ParameterSpec>();
        foreach (var (name, given, initializer) in new[] { (Mean, mean, "Zeros"), (Variance, variance, "Ones") })
        {
            var parameter = Parameters.Declare(context, name, [context.Input.Channels], initializer, trainable: false);
            if (given is null) parameters.Add(parameter with { AdaptedTo = char.ToUpperInvariant(name[0]) + name.Substring(1) });
            else if (Values(given, context.Input.Channels, name == Variance ? 0 : double.MinValue) is { } values) parameters.Add(parameter with { Initializer = values });
            else return context.Fail(ProblemCode.ArgumentOutOfRange, name, Text(given), $"one finite number, or one for each of the {context.Input.Channels} channels{(name == Variance ? ", none negative" : "")}");
        }

        return new Layer(context.Input, parameters.ToEquatableArray(), context.Input.Size, Name);
    }

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new ChannelScaling(x, Factors(context, x, context.Parameter(Mean)), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var dy = context.OutputGradient;
        if (context.Needs(0)) context.Emit(new ChannelScaling(dy, Factors(context, dy, null), context.NewInputGradient(0)));
    }

    // Those of a gradient have no shift.
    private static Tensor Factors(ITensors context, Tensor x, Matrix? mean)
    {
        var rule = new ScalingRule("Normalization", Epsilon, IsAdded: false, context.Node.Spec.Flag("Invert", false));
        return context.Derived(x, $"factors of {context.Node.Name}", Shape.Of(2, x.Channels), made => new ChannelFactors(rule, null, null, mean, context.Parameter(Variance), made));
    }

    // Numbers as first values of a parameter; null if they do not fit.
    private static TraitSpec? Values(Argument given, int channels, double least)
    {
        bool fits = (given.Numbers.Count == 1 || given.Numbers.Count == channels) && given.Numbers.All(number => number >= least && !double.IsInfinity(number));
        return fits ? Parameters.BuiltIn("Values", TraitKinds.Initializer) with { ConstructorArguments = given.Numbers } : null;
    }

    private static string Text(Argument given) => $"[{string.Join(", ", given.Numbers.Select(Literals.Of))}]";
}
