using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>A vector n times: [features] becomes [n, features].</summary>
internal sealed class RepeatVectorOperator : MovementOperator
{
    public override string Name => "RepeatVector";

    public override Layer? Infer(InferenceContext context)
    {
        int count = (int)context.Number("N", 0);
        if (count < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "n", count.ToString(), "at least 1");
        if (context.Input.Rank != 1) return context.FailShape("a vector, [features]", context.Input, "put [Flatten] before it");
        return new Layer(Shape.Of(count, context.Input.Size), EquatableArray<ParameterSpec>.Empty, 0, "RepeatVector");
    }

    protected override Move MoveOf(NodeSpec node, Shape input, Shape output) =>
        new([new MovedAxis(output.Dimensions[0], -1, 0), new MovedAxis(input.Size, 0, 1)], input, output);
}
