using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Reshaping;

/// <summary>The same numbers in the same order in another shape; one axis may be -1, "what is left".</summary>
internal sealed class ReshapeOperator : Operator
{
    public override string Name => "Reshape";

    public override bool PassesNumbersOn => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Shape];

    public override Layer? Infer(InferenceContext context)
    {
        var wanted = context.Argument("Shape")?.Numbers.Select(number => (int)number).ToArray() ?? [];
        if (wanted.Length == 0) return context.Fail(ProblemCode.ShapeMismatch, "a shape such as [Reshape(4, 4)]", "none", "write the new axes; -1 stands for what is left");
        if (wanted.Any(axis => axis is 0 or < -1) || wanted.Count(axis => axis == -1) > 1)
            return context.Fail(ProblemCode.ArgumentOutOfRange, "shape", $"[{string.Join(", ", wanted)}]", "positive sizes, at most one of them -1");
        long known = wanted.Where(axis => axis > 0).Aggregate(1L, (product, axis) => product * axis);
        int size = context.Input.Size;
        bool fits = wanted.Contains(-1) ? size % known == 0 : size == known;
        if (!fits) return context.Fail(ProblemCode.ShapeMismatch, $"{size} numbers, as many as {context.Input} has", $"[{string.Join(", ", wanted)}]", "write -1 for one of the axes, which then takes what is left, or change one");
        var shape = Shape.Of([.. wanted.Select(axis => axis == -1 ? (int)(size / known) : axis)]);
        return new Layer(shape, EquatableArray<ParameterSpec>.Empty, 0, "Reshape");
    }

    public override StepRule StepRuleOf(StepInference context) => context.Input.Dimensions[0] == context.Output.Dimensions[0]
        ? context.FrameByFrame()
        : StepRule.Cannot("it deals the numbers of a frame out to other frames");

    public override Tensor Forward(ForwardContext context) => context.Reshaped(context.Input, context.OutputShape);

    public override void Backward(BackwardContext context) => context.PassOnReshaped(0, context.OutputGradient);
}
