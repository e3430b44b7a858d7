using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Activation;

/// <summary>exp(x) / Σ exp(x) along the last axis.</summary>
internal sealed class SoftmaxOperator : Operator
{
    public override string Name => "Softmax";

    public override TraitSpec ActivationOf(NodeSpec node) => Parameters.BuiltIn("Softmax", TraitKinds.VectorActivation);

    public override Layer? Infer(InferenceContext context) => new(context.Input, EquatableArray<ParameterSpec>.Empty, 0, "Softmax");

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Tensor Forward(ForwardContext context) => context.Input;

    public override void Backward(BackwardContext context) => context.PassOn(0, context.OutputGradient);
}
