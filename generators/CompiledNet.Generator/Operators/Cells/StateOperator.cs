using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>What the step before left, within a cell; <see cref="CellOperator"/> binds it.</summary>
internal sealed class StateOperator : Operator
{
    public override string Name => "State";

    // What it becomes is wiring, which the description has.
    public override IReadOnlyList<OptionRule> Options { get; } =
        [OptionRule.Shape, new OptionRule("Next", context => string.Concat(context.Node.Arguments.Where(argument => argument.Name == "Next").SelectMany(argument => argument.Texts))).OfTraining];

    public override int MinimumInputs => 0;

    public override int MaximumInputs => 0;

    public override bool IsState => true;

    public override Layer? Infer(InferenceContext context)
    {
        int[] lengths = [.. context.Node.Spec.Integers("Shape")];
        return lengths.Length > 0 && lengths.All(length => length > 0)
            ? new Layer(Shape.Of(lengths), EquatableArray<ParameterSpec>.Empty, 0, "State")
            : context.Fail(ProblemCode.ArgumentOutOfRange, "shape", $"[{string.Join(", ", lengths)}]", "one length or more, each at least 1");
    }

    public override Tensor Forward(ForwardContext context) => throw new InvalidOperationException("The cell binds its states itself.");

    public override void Backward(BackwardContext context) => throw new InvalidOperationException("The cell takes the gradients of its states itself.");
}
