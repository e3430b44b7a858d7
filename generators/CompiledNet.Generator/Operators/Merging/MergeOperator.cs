using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Merging;

/// <summary>Combines layers of one shape number by number.</summary>
internal sealed class MergeOperator(MergeOperation operation) : Operator
{
    public override string Name => operation.ToString();

    public override bool KeepsWholeNumbers(NodeSpec node) => operation != MergeOperation.Average;

    public override bool StaysBetweenNumbers => operation is MergeOperation.Average or MergeOperation.Maximum or MergeOperation.Minimum;

    public override int MinimumInputs => 2;

    public override int MaximumInputs => operation == MergeOperation.Subtract ? 2 : int.MaxValue;

    public override Layer? Infer(InferenceContext context)
    {
        foreach (var shape in context.Inputs)
            if (shape != context.Input) return context.FailShape($"inputs of one shape, {context.Input} as the first", shape, ShapeRemedy.Alike(context.Input, shape));
        return new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    public override FrameMask? Mask(ForwardContext context) => FrameMask.Any(context.Masks);

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        var y = context.NewOutput();
        context.Emit(new Merge(operation, [.. context.Inputs.Select(input => context.Aligned(input, context.InputShape))], y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var inputs = context.Inputs.Select(input => context.Aligned(input, context.InputShapes[0])).ToImmutableArray();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!context.Needs(i)) continue;
            if (operation == MergeOperation.Add) context.PassOn(i, context.OutputGradient);
            else context.Emit(new MergeGradient(operation, i, inputs, context.Output, context.OutputGradient, context.NewInputGradient(i)));
        }
    }
}
