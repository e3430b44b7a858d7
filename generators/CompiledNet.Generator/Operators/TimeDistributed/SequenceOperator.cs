using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.TimeDistributed;

/// <summary>Stands behind a block that runs on every frame: takes the frames for a sequence again.</summary>
internal sealed class SequenceOperator : Operator
{
    public override string Name => "TimeDistributed";

    public override bool PassesNumbersOn => true;

    public override bool GathersFrames => true;

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override Layer? Infer(InferenceContext context) =>
        new(Shape.Of([context.Frames, .. context.Input.Dimensions]), EquatableArray<ParameterSpec>.Empty, 0, "TimeDistributed") { Frames = 1 };

    public override StepRule StepRuleOnFrames => StepRule.Sequence;

    public override Tensor Forward(ForwardContext context) => context.Aligned(context.Input, context.InputShape).Joined();

    public override void Backward(BackwardContext context) =>
        context.PassOn(0, context.Aligned(context.OutputGradient, context.OutputShape).Split(context.OutputShape.Dimensions[0]));
}
