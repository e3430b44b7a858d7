using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Pooling;

/// <summary>The largest number or the mean of each channel over all positions.</summary>
internal sealed class GlobalPoolingOperator(PoolingOperation operation, int axes) : WindowOperator(operation)
{
    public override string Name => $"Global{(Operation == PoolingOperation.Maximum ? "Max" : "Average")}Pooling{axes}D";

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Flag("KeepDims", false)];

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != axes + 1) return context.FailAxes(axes, context.Input);
        int kept = context.Flag("KeepDims", false) ? axes : 0;
        return new Layer(Shape.Of([.. Enumerable.Repeat(1, kept), context.Input.Channels]), EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    public override Tensor Forward(ForwardContext context)
    {
        if (Counted(context) is not { } mask) return base.Forward(context);
        var y = context.NewOutput();
        context.Emit(new MaskedMean(context.Aligned(context.Input, context.InputShape), mask, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (Counted(context) is not { } mask) base.Backward(context);
        else if (context.Needs(0)) context.Emit(new MaskedMeanGradient(mask, context.OutputGradient, context.NewInputGradient(0)));
    }

    // Means leave out what does not count; of maxima, as in Keras, it takes part.
    private Tensor? Counted(ITensors tensors) => Operation == PoolingOperation.Average ? tensors.Masks[0]?.Of(tensors) : null;

    // All positions of an image follow each other: one window over one axis.
    protected override IReadOnlyList<WindowAxis> Axes(NodeSpec node, Shape input) => [new WindowAxis(input.Positions, 1, input.Positions, input.Positions, 0)];
}
