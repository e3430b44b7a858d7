using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Activation;

/// <summary>An activation on its own: the layer is the identity, the lowering applies the activation.</summary>
internal sealed class ActivationOperator : Operator
{
    public override string Name => "Activation";

    public override Layer? Infer(InferenceContext context) =>
        new(context.Input, EquatableArray<ParameterSpec>.Empty, 0, $"Activation({context.Node.Spec.Activation?.Name})");

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context) => context.Input;

    public override void Backward(BackwardContext context) => context.PassOn(0, context.OutputGradient);
}
