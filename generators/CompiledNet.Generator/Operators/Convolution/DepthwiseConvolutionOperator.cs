using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>y = activation(x ∗ kernel + bias) over the <paramref name="axes"/> axes before the channels, each channel on its own.</summary>
internal sealed class DepthwiseConvolutionOperator(int axes) : Operator
{
    public override string Name => $"DepthwiseConv{axes}D";

    public override bool GivesSums => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [.. Windows.Options(axes), OptionRule.Number("DepthMultiplier", 1), OptionRule.UseBias, OptionRule.Trainable];

    public override Layer? Infer(InferenceContext context)
    {
        if (Depthwise.Infer(context, axes) is not { } grouped) return null;
        bool trainable = context.Flag("Trainable", true);
        var parameters = new List<ParameterSpec> { Depthwise.Declare(context, axes, "kernel", trainable) };
        if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, "bias", [grouped.Output.Channels], "Zeros", trainable));
        string label = context.Node.Spec.Activation is { } activation ? $"{Name}({activation.Name})" : Name;
        return new Layer(grouped.Output, parameters.ToEquatableArray(), grouped.MultiplyAdds, label);
    }

    public override Tensor Forward(ForwardContext context) => Forward(context, context.Input, context.InputShape, Windows.Of(context.Node.Spec, context.InputShape, axes));

    public override StepRule StepRuleOf(StepInference context) => StepWindow.RuleOf(context);

    public override Tensor Step(StepContext context) =>
        StepWindow.Of(context) is { } window ? Forward(context, window.Frames, window.Shape, window.Axes) : Forward(context);

    private static Tensor Forward(ForwardContext context, Tensor x, Shape input, IReadOnlyList<TapAxis> windows) =>
        Depthwise.Of(context.Node.Spec, input, windows).EmitForward(context, x, input, context.Parameter("kernel"), context.OptionalParameter("bias"));

    public override void Backward(BackwardContext context) => Depthwise.Of(context.Node.Spec, context.InputShapes[0], axes).EmitBackward(context, "kernel", "bias");
}
