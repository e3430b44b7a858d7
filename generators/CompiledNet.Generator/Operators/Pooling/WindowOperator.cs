using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Pooling;

/// <summary>A layer that makes one number of each window and channel.</summary>
internal abstract class WindowOperator(PoolingOperation operation) : Operator
{
    public override bool StaysBetweenNumbers => true;

    protected PoolingOperation Operation { get; } = operation;

    /// <summary>How the windows lie along each axis before the channels.</summary>
    protected abstract IReadOnlyList<WindowAxis> Axes(NodeSpec node, Shape input);

    public override Tensor Forward(ForwardContext context)
    {
        var (height, width) = TwoAxes(context.Node.Spec, context.InputShape);
        var y = context.NewOutput();
        var x = Lies(context.Input, y) ? context.Input : context.Aligned(context.Input, context.InputShape);
        context.Emit(new Kernels.Pooling(Operation, height, width, x, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (!context.Needs(0)) return;
        var (height, width) = TwoAxes(context.Node.Spec, context.InputShapes[0]);
        var x = Lies(context.Inputs[0], context.Output) ? context.Inputs[0] : context.Aligned(context.Inputs[0], context.InputShapes[0]);
        context.Emit(new PoolingGradient(Operation, height, width, x, context.Output, context.OutputGradient, context.NewInputGradient(0)));
    }

    // A sequence is an image one pixel high.
    private (WindowAxis Height, WindowAxis Width) TwoAxes(NodeSpec node, Shape input)
    {
        var axes = Axes(node, input);
        return axes.Count == 1 ? (WindowAxis.Single, axes[0]) : (axes[0], axes[1]);
    }

    // Whether whole vectors of channels can be read where the caller or the layer before has them.
    private static bool Lies(Tensor x, Tensor y) => x.ChannelStride == y.ChannelStride;
}
