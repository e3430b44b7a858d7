using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Input;

/// <summary>What the caller gives.</summary>
internal sealed class InputOperator : Operator
{
    public override string Name => "Input";

    public override bool KeepsWholeNumbers(NodeSpec node) => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Shape];

    public override int MinimumInputs => 0;

    public override int MaximumInputs => 0;

    public override Layer? Infer(InferenceContext context)
    {
        var dimensions = context.Argument("Shape")?.Numbers.Select(number => (int)number).ToArray() ?? [];
        if (dimensions.Length == 0) return context.Fail(ProblemCode.ShapeMismatch, "a shape such as [Input(8)] or [Input(28, 28, 1)]", "none", "write the shape of one sample");
        foreach (int dimension in dimensions)
            if (dimension <= 0) return context.Fail(ProblemCode.ArgumentOutOfRange, "shape", dimension.ToString(), "positive sizes");
        return new Layer(Shape.Of(dimensions), EquatableArray<ParameterSpec>.Empty, 0, "Input");
    }

    public override Tensor Forward(ForwardContext context) => throw new System.InvalidOperationException("The lowering binds inputs itself.");

    public override void Backward(BackwardContext context) => throw new System.InvalidOperationException("Inputs have no gradient.");
}
