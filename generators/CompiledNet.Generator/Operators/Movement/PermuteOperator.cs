using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>The axes in another order, counted from 1.</summary>
internal sealed class PermuteOperator : MovementOperator
{
    public override string Name => "Permute";

    public override Layer? Infer(InferenceContext context)
    {
        var order = context.Node.Spec.Integers("Dims");
        if (!order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(1, context.Input.Rank)))
            return context.FailCount("dims", $"the axes 1 to {context.Input.Rank} of {context.Input}, each once");
        return new Layer(Shape.Of([.. order.Select(axis => context.Input.Dimensions[axis - 1])]), EquatableArray<ParameterSpec>.Empty, 0, "Permute");
    }

    public override StepRule StepRuleOf(StepInference context) => context.Node.Integers("Dims")[0] == 1
        ? context.FrameByFrame()
        : StepRule.Cannot("it moves the first axis, that of the frames, to another place");

    protected override Move MoveOf(NodeSpec node, Shape input, Shape output) =>
        new([.. node.Integers("Dims").Select((axis, i) => new MovedAxis(output.Dimensions[i], axis - 1, i))], input, output);
}
