using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Convolution;

internal sealed partial class ConvolutionOperator
{
    public override Tensor Forward(ForwardContext context)
    {
        var node = context.Node.Spec;
        if (Grouped(node, context.InputShape, context.OutputShape.Channels) is { } grouped)
            return grouped.EmitForward(context, context.Parameter("kernel"), context.OptionalParameter("bias"));
        var x = PaddedInput.Of(context.Input, context.InputShape, Windows.Of(node, context.InputShape, axes), context);
        var kernel = context.Parameter("kernel");
        var bias = context.OptionalParameter("bias");
        var shape = ShapeOf(node, context.InputShape, x, context.OutputShape.Channels);
        var y = context.NewOutput();
        if (y.ChannelStride == kernel.Layout.Stride)
        {
            Emit(context, shape, x, kernel, bias, y);
            return y;
        }

        // A single filter: its numbers are computed among zeros, then gathered.
        var sums = context.NewPadded("sums", context.OutputShape);
        Emit(context, shape, x, kernel, bias, sums);
        context.Emit(Copy.Whole(sums, y));
        return y;
    }

    private static void Emit(ForwardContext context, ConvolutionShape shape, Tensor x, Matrix kernel, Matrix? bias, Tensor y) =>
        context.Emit(shape.IsPointwise && x.RowStride == x.Positions * x.ChannelStride
            ? new MatrixProduct(x, kernel, bias, y)
            : new Kernels.Convolution(shape, x, kernel, bias, y));
}
