using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Dense;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>A convolution of each channel on its own, then y = activation(x · kernel + bias) over the channels.</summary>
/// <remarks>F. Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", CVPR 2017.</remarks>
internal sealed class SeparableConvolutionOperator(int axes) : Operator
{
    private const string DepthwiseKernel = "depthwise_kernel", PointwiseKernel = "pointwise_kernel", Bias = "bias";

    public override string Name => $"SeparableConv{axes}D";

    public override bool GivesSums => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [.. Windows.Options(axes), OptionRule.Number("DepthMultiplier", 1), OptionRule.UseBias, OptionRule.Trainable];

    public override Layer? Infer(InferenceContext context)
    {
        if (Depthwise.Infer(context, axes) is not { } grouped) return null;
        int between = grouped.Output.Channels, filters = (int)context.Number("Filters", 0);
        if (filters < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "filters", filters.ToString(), "at least 1");
        if ((long)between * filters > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, $"its pointwise kernel [{between}, {filters}]");

        bool trainable = context.Flag("Trainable", true);
        int[] pointwise = [.. Enumerable.Repeat(1, axes), between, filters];
        var parameters = new List<ParameterSpec>
        {
            Depthwise.Declare(context, axes, DepthwiseKernel, trainable),
            Parameters.Declare(context, PointwiseKernel, pointwise, "GlorotUniform", trainable, DenseProduct.OrderFor(filters), arguments: "Pointwise"),
        };
        if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, Bias, [filters], "Zeros", trainable));
        var output = Shape.Of([.. grouped.Output.Dimensions.Take(axes), filters]);
        string label = context.Node.Spec.Activation is { } activation ? $"{Name}({activation.Name})" : Name;
        return new Layer(output, parameters.ToEquatableArray(), grouped.MultiplyAdds + (long)between * filters * output.Positions, label);
    }

    public override Tensor Forward(ForwardContext context) => Forward(context, context.Input, context.InputShape, Windows.Of(context.Node.Spec, context.InputShape, axes));

    public override StepRule StepRuleOf(StepInference context) => StepWindow.RuleOf(context);

    public override Tensor Step(StepContext context) =>
        StepWindow.Of(context) is { } window ? Forward(context, window.Frames, window.Shape, window.Axes) : Forward(context);

    private static Tensor Forward(ForwardContext context, Tensor x, Shape input, IReadOnlyList<TapAxis> windows)
    {
        var between = Between(context, context.Node, x, input, windows, context.Parameter(DepthwiseKernel));
        var y = context.NewOutput();
        context.Emit(DenseProduct.Forward(between, context.Parameter(PointwiseKernel), context.OptionalParameter(Bias), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var (input, dy) = (context.InputShapes[0], context.OutputGradient);
        var grouped = Depthwise.Of(context.Node.Spec, input, axes);
        if (context.ParameterGradient(Bias) is { } bias) context.Emit(new ColumnSum(dy, bias));
        if (context.ParameterGradient(PointwiseKernel) is { } pointwise)
            DenseProduct.EmitKernelGradient(context, Between(context, context.Node, context.Inputs[0], input, Windows.Of(context.Node.Spec, input, axes), context.Parameter(DepthwiseKernel)), grouped.Output, dy, pointwise);
        if (context.ParameterGradient(DepthwiseKernel) is null && !context.Needs(0)) return;

        var between = context.New("depthwise gradient", grouped.Output);
        DenseProduct.EmitInputGradient(context, dy, context.Parameter(PointwiseKernel), between);
        grouped.EmitGradients(context, between, DepthwiseKernel);
    }

    // What the depthwise convolution gives, which the backward pass reads too.
    private static Tensor Between(ITensors tensors, GraphNode node, Tensor x, Shape input, IReadOnlyList<TapAxis> windows, Matrix kernel)
    {
        var grouped = Depthwise.Of(node.Spec, input, windows);
        return tensors.DerivedPadded(x, $"depthwise of {node.Name}", grouped.Output, copy => grouped.Product(grouped.Lay(x, input, tensors), kernel, null, copy));
    }
}
