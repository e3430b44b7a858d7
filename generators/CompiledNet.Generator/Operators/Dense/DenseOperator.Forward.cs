using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Dense;

internal sealed partial class DenseOperator
{
    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Tensor Forward(ForwardContext context)
    {
        var x = DenseProduct.Regular(context, context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(DenseProduct.Forward(x, context.Parameter("kernel"), context.OptionalParameter("bias"), y));
        return y;
    }
}
