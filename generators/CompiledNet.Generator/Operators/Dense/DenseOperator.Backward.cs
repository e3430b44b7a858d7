using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Dense;

internal sealed partial class DenseOperator
{
    public override void Backward(BackwardContext context)
    {
        Tensor x = context.Inputs[0], dy = context.OutputGradient;
        bool single = dy.Channels == 1;
        if (context.ParameterGradient("kernel") is { } kernelGradient)
        {
            // dW = xᵀ · dy; a single output keeps its weights as a row, so there dW = dyᵀ · x.
            if (single) context.Emit(new OuterSum(dy, 1, context.Aligned(x, context.InputShapes[0]), kernelGradient));
            else context.Emit(new OuterSum(Regular(context, x), x.Channels, dy, kernelGradient));
        }

        if (context.ParameterGradient("bias") is { } biasGradient) context.Emit(new ColumnSum(dy, biasGradient));
        if (context.Needs(0)) EmitInputGradient(context, dy, single);
    }

    // dx = dy · Wᵀ
    private static void EmitInputGradient(BackwardContext context, Tensor dy, bool single)
    {
        var kernel = context.Parameter("kernel");
        var dx = context.NewInputGradient(0);
        if (dx.Channels == 1)
        {
            context.Emit(new RowDot(dy, kernel, null, dx));
            return;
        }

        var transposed = kernel;
        if (!single)
        {
            transposed = context.Scratch("kernel transposed", dy.Channels, dx.Channels);
            context.Emit(new Transposition(kernel, transposed));
        }

        context.Emit(new MatrixProduct(dy, transposed, null, dx));
    }

    private static Tensor Regular(BackwardContext context, Tensor x) =>
        x.Positions == 1 || x.RowStride == x.Positions * x.ChannelStride ? x : context.Aligned(x, context.InputShapes[0]);
}
