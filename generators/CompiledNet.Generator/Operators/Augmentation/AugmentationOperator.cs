using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Augmentation;

/// <summary>Something random that happens to images while training; otherwise the identity.</summary>
/// <param name="name">The layer's name, which is that of the runtime's class.</param>
/// <param name="arguments">Its arguments in the order of that class' constructor.</param>
internal class AugmentationOperator(string name, params AugmentationArgument[] arguments) : Operator
{
    /// <summary>What layers that move pixels have in common.</summary>
    private static readonly AugmentationArgument[] s_moving =
    [
        AugmentationArgument.Choice("FillMode", "FillMode", "Reflect", "Wrap", "Constant", "Nearest"),
        AugmentationArgument.Choice("Interpolation", "Interpolation", "Bilinear", "Nearest"),
        AugmentationArgument.Number("FillValue", 0),
    ];

    public override string Name => name;

    public override bool PassesNumbersOn => true;

    public override bool IsForTrainingOnly => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [.. arguments.Select(argument => argument.Rule)];

    /// <summary>A layer that moves pixels.</summary>
    public static AugmentationOperator Moving(string name, params AugmentationArgument[] factors) => new(name, [.. factors, .. s_moving]);

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != 3) return context.FailAxes(2, context.Input);
        return arguments.FirstOrDefault(argument => argument.Of(context.Node.Spec) is null) is { } wrong
            ? wrong.Fail(context)
            : new Layer(OutputOf(context.Node.Spec, context.Input), EquatableArray<ParameterSpec>.Empty, 0, name);
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context) => context.Training ? Augmented(context) : context.Input;

    public override void Backward(BackwardContext context)
    {
        if (!context.Needs(0)) return;
        var x = context.Aligned(context.Inputs[0], context.InputShapes[0]);
        context.Emit(new AugmentedGradient(
            Of(context.Node.Spec, context.InputShapes[0], x), new RandomSource(context.Node.Id), x, context.Aligned(context.OutputGradient, context.OutputShape), context.NewInputGradient(0)));
    }

    /// <summary>The shape of the result.</summary>
    protected virtual Shape OutputOf(NodeSpec node, Shape input) => input;

    /// <summary>Emits the layer.</summary>
    protected Tensor Augmented(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new Augmented(Of(context.Node.Spec, context.InputShape, x), context.Training ? new RandomSource(context.Node.Id) : null, x, y));
        return y;
    }

    private ImageAugmentation Of(NodeSpec node, Shape shape, Tensor x) => new(name, [.. arguments.Select(argument => argument.Of(node)!)], shape.Dimensions[0], shape.Dimensions[1], shape.Channels, x.ChannelStride);
}
