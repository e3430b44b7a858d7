using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Reshaping;

/// <summary>All axes as one.</summary>
internal sealed class FlattenOperator : Operator
{
    public override string Name => "Flatten";

    public override bool PassesNumbersOn => true;

    public override Layer? Infer(InferenceContext context) =>
        new(Shape.Of(context.Input.Size), EquatableArray<ParameterSpec>.Empty, 0, "Flatten");

    public override StepRule StepRuleOf(StepInference context) => context.Input.Rank == 1
        ? context.FrameByFrame()
        : StepRule.Cannot("it makes one vector of all frames");

    public override Tensor Forward(ForwardContext context) => context.Reshaped(context.Input, context.OutputShape);

    public override void Backward(BackwardContext context) => context.PassOnReshaped(0, context.OutputGradient);
}
