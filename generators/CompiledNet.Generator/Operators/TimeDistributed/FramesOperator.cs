using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.TimeDistributed;

/// <summary>Stands before a block that runs on every frame: takes the frames of a sequence for samples. Nothing moves.</summary>
internal sealed class FramesOperator : Operator
{
    public override string Name => "TimeDistributed";

    public override bool PassesNumbersOn => true;

    public override Operator? Closing { get; } = new SequenceOperator();

    public override bool RunsOnFrames => false;

    public override Layer? Infer(InferenceContext context) => context.Input.Rank < 2
        ? context.FailShape("a sequence, [steps, …]", context.Input, ShapeRemedy.Sequence(context.Input))
        : new Layer(Shape.Of([.. context.Input.Dimensions.Skip(1)]), EquatableArray<ParameterSpec>.Empty, 0, "Frames") { Frames = context.Input.Dimensions[0] };

    public override StepRule StepRuleOf(StepInference context) => StepRule.Frame;

    public override Tensor Forward(ForwardContext context) => context.Aligned(context.Input, context.InputShape).Split(context.InputShape.Dimensions[0]);

    public override void Backward(BackwardContext context) => context.PassOn(0, context.Aligned(context.OutputGradient, context.OutputShape).Joined());
}
