using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Normalization;

/// <summary>
/// Every channel normalised to mean 0 and variance 1: over the batch while training, by moving averages of those
/// statistics otherwise, and always if it is frozen, by its declaration or at run time.
/// </summary>
/// <remarks>S. Ioffe, C. Szegedy, "Batch Normalization", ICML 2015.</remarks>
internal sealed class BatchNormalizationOperator : Operator
{
    private const double DefaultEpsilon = 1e-3, DefaultMomentum = 0.99;
    private const string MovingMean = "moving_mean", MovingVariance = "moving_variance";

    public override string Name => "BatchNormalization";

    public override IReadOnlyList<OptionRule> Options { get; } = [.. NormalizationParameters.Options(DefaultEpsilon), OptionRule.Number("Momentum", DefaultMomentum).OfTraining, OptionRule.Flag("Synchronized", false).OfTraining];

    public override bool CouplesSamples(NodeSpec node) => IsTrained(node);

    public override bool IsSynchronized(NodeSpec node) => node.Flag("Synchronized", false);

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Layer? Infer(InferenceContext context)
    {
        var node = context.Node.Spec;
        double epsilon = node.Number("Epsilon", DefaultEpsilon), momentum = Momentum(node);
        if (!(epsilon > 0) || double.IsInfinity(epsilon)) return context.Fail(ProblemCode.ArgumentOutOfRange, "epsilon", Literals.Of(epsilon), "finite and greater than 0");
        if (!(momentum is >= 0 and <= 1)) return context.Fail(ProblemCode.ArgumentOutOfRange, "momentum", Literals.Of(momentum), "from 0 to 1");
        var parameters = NormalizationParameters.Of(context, "gamma", "beta");
        parameters.Add(Parameters.Declare(context, MovingMean, [context.Input.Channels], "Zeros", trainable: false, arguments: "MovingMean"));
        parameters.Add(Parameters.Declare(context, MovingVariance, [context.Input.Channels], "Ones", trainable: false, arguments: "MovingVariance"));
        return new Layer(context.Input, parameters.ToEquatableArray(), context.Input.Size, Name);
    }

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var factors = context.Training && IsTrained(context.Node.Spec) ? Statistics(context, x) : Factors(context, x);
        var y = context.NewOutput();
        context.Emit(new ChannelScaling(x, factors, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var (x, dy) = (context.Aligned(context.Inputs[0], context.InputShapes[0]), context.OutputGradient);
        if (!IsTrained(context.Node.Spec))
        {
            if (context.Needs(0)) context.Emit(new ChannelScaling(dy, GradientFactors(context, dy), context.NewInputGradient(0)));
            return;
        }

        var statistics = Statistics(context, x);
        bool isPart = IsSynchronized(context.Node.Spec);
        var sums = context.New("gradient sums", Shape.Of(2, x.Channels));
        context.Emit(new BatchNormalizationSums(x, dy, statistics, isPart, sums, context.Parameter(MovingMean), context.ParameterGradient("gamma"), context.ParameterGradient("beta")));
        if (!context.Needs(0)) return;
        var slopes = sums;
        if (isPart)
        {
            slopes = context.New("gradient slopes", Shape.Of(2, x.Channels));
            context.Emit(new BatchNormalizationSlopes(statistics, sums, context.Parameter(MovingMean), slopes));
        }

        context.Emit(new BatchNormalizationGradient(x, dy, statistics, slopes, context.NewInputGradient(0)));
    }

    private Tensor Statistics(ITensors context, Tensor x)
    {
        var moments = IsSynchronized(context.Node.Spec)
            ? context.Derived(x, $"moments of {context.Node.Name}", Shape.Of(2, x.Channels), made => new BatchMoments(x, context.Parameter(MovingMean), made)) : null;
        return context.Derived(x, $"statistics of {context.Node.Name}", Shape.Of(4, x.Channels), made => new BatchStatistics(
            Rule(context.Node.Spec), Momentum(context.Node.Spec), x, moments, context.OptionalParameter("gamma"), context.OptionalParameter("beta"),
            context.Parameter(MovingMean), context.Parameter(MovingVariance), made));
    }

    private static Tensor Factors(ITensors context, Tensor x) =>
        context.Derived(x, $"factors of {context.Node.Name}", Shape.Of(2, x.Channels), made => new ChannelFactors(
            Rule(context.Node.Spec), context.OptionalParameter("gamma"), context.OptionalParameter("beta"),
            context.Parameter(MovingMean), context.Parameter(MovingVariance), made));

    private static Tensor GradientFactors(ITensors context, Tensor dy) =>
        context.Derived(dy, $"factors of {context.Node.Name}", Shape.Of(2, dy.Channels), made => new ChannelFactors(
            Rule(context.Node.Spec), context.OptionalParameter("gamma"), null, null, context.Parameter(MovingVariance), made));

    private static ScalingRule Rule(NodeSpec node) => new("BatchNormalization", node.Number("Epsilon", DefaultEpsilon), IsAdded: true, IsInverse: false);

    private static double Momentum(NodeSpec node) => node.Number("Momentum", DefaultMomentum);

    private static bool IsTrained(NodeSpec node) => node.Flag("Trainable", true);
}
