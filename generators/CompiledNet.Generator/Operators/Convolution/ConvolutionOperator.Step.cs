using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Convolution;

internal sealed partial class ConvolutionOperator
{
    public override StepRule StepRuleOf(StepInference context) => StepWindow.RuleOf(context);

    public override Tensor Step(StepContext context)
    {
        if (StepWindow.Of(context) is not { } window) return Forward(context);
        var (kernel, bias) = (context.Parameter("kernel"), context.OptionalParameter("bias"));
        if (Grouped(context.Node.Spec, window.Shape, window.Axes, context.OutputShape.Channels) is { } grouped)
            return grouped.EmitForward(context, window.Frames, window.Shape, kernel, bias);

        // The frames of a window follow each other without a gap: their product with the kernel is that of one long vector.
        var frames = context.Reshaped(window.Frames, Shape.Of(window.Shape.Size));
        return EmitProduct(context, kernel, y => new MatrixProduct(frames, kernel, bias, y));
    }
}
