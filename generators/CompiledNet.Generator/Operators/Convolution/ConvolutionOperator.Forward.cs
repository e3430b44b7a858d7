using System;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Convolution;

internal sealed partial class ConvolutionOperator
{
    public override Tensor Forward(ForwardContext context)
    {
        var node = context.Node.Spec;
        var windows = Windows.Of(node, context.InputShape, axes);
        var (kernel, bias) = (context.Parameter("kernel"), context.OptionalParameter("bias"));
        if (Grouped(node, context.InputShape, windows, context.OutputShape.Channels) is { } grouped)
            return grouped.EmitForward(context, context.Input, context.InputShape, kernel, bias);
        var winograd = Winograd(context, context.OutputShape.Channels);
        var x = InputOf(context, winograd);
        if (winograd is not null) return EmitProduct(context, kernel, y => WinogradLayer.Forward(winograd, context, x, kernel, bias, y));
        var shape = ShapeOf(node, context.InputShape, x, context.OutputShape.Channels);
        bool isProduct = shape.IsPointwise && x.RowStride == x.Positions * x.ChannelStride;
        return EmitProduct(context, kernel, y => isProduct ? new MatrixProduct(x, kernel, bias, y) : new Kernels.Convolution(shape, x, kernel, bias, y));
    }

    // The numbers of a single filter are computed among zeros, then gathered.
    private static Tensor EmitProduct(ForwardContext context, Matrix kernel, Func<Tensor, Kernel> into)
    {
        var y = context.NewOutput();
        if (y.ChannelStride == kernel.Layout.Stride)
        {
            context.Emit(into(y));
            return y;
        }

        var sums = context.NewPadded("sums", context.OutputShape);
        context.Emit(into(sums));
        context.Emit(Copy.Whole(sums, y));
        return y;
    }
}
