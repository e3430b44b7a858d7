using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Normalization;

/// <summary>Groups of neighbouring channels normalised to mean 0 and variance 1 over all positions of a sample.</summary>
/// <remarks>Y. Wu, K. He, "Group Normalization", ECCV 2018.</remarks>
internal sealed class GroupNormalizationOperator : Operator
{
    private const double DefaultEpsilon = 1e-3;
    private const int DefaultGroups = 32;

    public override string Name => "GroupNormalization";

    public override IReadOnlyList<OptionRule> Options { get; } = [.. NormalizationParameters.Options(DefaultEpsilon), new("Groups", context => OptionText.Of(Groups(context.Node, context.Inputs[0])))];

    public override Layer? Infer(InferenceContext context)
    {
        double epsilon = Epsilon(context.Node.Spec);
        if (!(epsilon > 0) || double.IsInfinity(epsilon)) return context.Fail(ProblemCode.ArgumentOutOfRange, "epsilon", Literals.Of(epsilon), "finite and greater than 0");
        int groups = Groups(context.Node.Spec, context.Input);
        if (groups < 1 || context.Input.Channels % groups != 0)
            return context.Fail(ProblemCode.ArgumentOutOfRange, "groups", groups.ToString(), $"a divisor of the {context.Input.Channels} channels of {context.Input}, or -1 for one group a channel");
        return new Layer(context.Input, NormalizationParameters.Of(context, "gamma", "beta").ToEquatableArray(), context.Input.Size, $"GroupNormalization({groups})");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var statistics = context.New("statistics", Shape.Of(2, context.InputShape.Channels));
        var y = context.NewOutput();
        context.Emit(new GroupNormalization(
            Groups(context.Node.Spec, context.InputShape), Epsilon(context.Node.Spec), x, context.OptionalParameter("gamma"), context.OptionalParameter("beta"), statistics, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var shape = context.InputShapes[0];
        var x = context.Aligned(context.Inputs[0], shape);
        if (context.ParameterGradient("beta") is { } dBeta) context.Emit(new ColumnSum(context.OutputGradient, dBeta));
        var gamma = NormalizationParameters.Scales(context.Node.Spec) ? context.Parameter("gamma") : null;
        var dGamma = context.ParameterGradient("gamma");
        if (!context.Needs(0) && dGamma is null) return;
        var statistics = context.New("gradient statistics", Shape.Of(4, shape.Channels));
        var dx = context.Needs(0) ? context.NewInputGradient(0) : null;
        context.Emit(new GroupNormalizationGradient(
            Groups(context.Node.Spec, shape), Epsilon(context.Node.Spec), x, gamma, context.OutputGradient, statistics, dx, dGamma));
    }

    private static int Groups(NodeSpec node, Shape input) => (int)node.Number("Groups", DefaultGroups) is var groups && groups == -1 ? input.Channels : groups;

    private static double Epsilon(NodeSpec node) => node.Number("Epsilon", DefaultEpsilon);
}
