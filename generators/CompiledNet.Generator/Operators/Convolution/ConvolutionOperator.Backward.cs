using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators.Movement;

namespace CompiledNet.Generator.Operators.Convolution;

internal sealed partial class ConvolutionOperator
{
    public override void Backward(BackwardContext context)
    {
        var (node, input) = (context.Node.Spec, context.InputShapes[0]);
        if (Grouped(node, input, Windows.Of(node, input, axes), context.OutputShape.Channels) is { } grouped)
        {
            grouped.EmitBackward(context, "kernel", "bias");
            return;
        }

        var kernel = context.Parameter("kernel");
        if (context.ParameterGradient("bias") is { } biasGradient) context.Emit(new ColumnSum(context.OutputGradient, biasGradient));
        if (context.ParameterGradient("kernel") is null && !context.Needs(0)) return;

        // The gradient of a single filter is spread among zeros.
        var dy = context.OutputGradient;
        if (dy.ChannelStride != kernel.Layout.Stride)
        {
            dy = context.NewPadded("output gradient", context.OutputShape);
            context.Emit(Move.Whole(context.OutputShape).Forward(context.OutputGradient, context.OutputShape, dy, context.OutputShape));
        }

        var winograd = Winograd(context, kernel.Layout.Columns);
        if (context.ParameterGradient("kernel") is { } kernelGradient)
        {
            var x = InputOf(context, winograd);
            if (winograd is not null) WinogradLayer.EmitKernelGradient(winograd, context, x, dy, kernelGradient);
            else context.Emit(new ConvolutionKernelGradient(ShapeOf(node, input, x, kernel.Layout.Columns), x, dy, kernelGradient));
        }

        if (!context.Needs(0)) return;
        var returned = new ReturnedWindows(ShapeOf(node, input, context.Inputs[0], kernel.Layout.Columns), dy.ChannelStride, context.Element);
        if (winograd is null && returned.AreWorthIt) EmitNarrowInputGradient(context, returned, dy, kernel);
        else EmitInputGradient(context, winograd, dy, kernel, context.NewInputGradient(0));
    }

    private static void EmitNarrowInputGradient(BackwardContext context, ReturnedWindows windows, Tensor dy, Matrix kernel)
    {
        var weights = context.Scratch("kernel returned", 1, windows.Shape.Height.Taps * windows.RowLength);
        var among = context.Scratch("output gradient among zeros", 1, windows.Lines * windows.LineLength);
        context.Emit(new ReturnedWeights(windows, kernel, weights));
        context.Emit(new NarrowInputGradient(windows, dy, weights, among, context.NewWholeInputGradient(0)));
    }

    private void EmitInputGradient(BackwardContext context, WinogradShape? winograd, Tensor dy, Matrix kernel, Tensor dx)
    {
        var input = context.InputShapes[0];
        var windows = Windows.Of(context.Node.Spec, input, axes);
        var padded = PaddedInput.ShapeOf(input, windows);
        bool isWhole = padded == input && dx.ChannelStride > 1;
        var sums = isWhole ? dx : context.NewPadded("padded input gradient", padded);
        var shape = ShapeOf(context.Node.Spec, input, sums, kernel.Layout.Columns);
        var transposed = context.Scratch("kernel transposed", shape.Taps * shape.Filters, input.Channels);
        context.Emit(new TapTransposition(shape.Taps, kernel, transposed));
        if (winograd is not null) WinogradLayer.EmitInputGradient(winograd, context, dy, transposed, sums);
        else context.Emit(new ConvolutionInputGradient(shape, dy, transposed, null, sums));
        if (!isWhole) context.Emit(PaddedInput.MoveOf(input, windows).Backward(sums, padded, dx, input));
    }
}
