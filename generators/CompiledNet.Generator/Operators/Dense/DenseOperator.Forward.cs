using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Dense;

internal sealed partial class DenseOperator
{
    public override Tensor Forward(ForwardContext context)
    {
        var x = Vectors(context);
        var y = context.NewOutput();
        var kernel = context.Parameter("kernel");
        var bias = context.OptionalParameter("bias");
        context.Emit(y.Channels == 1 ? new RowDot(x, kernel, bias, y) : new MatrixProduct(x, kernel, bias, y));
        return y;
    }

    // Several vectors a sample must follow each other at one distance through the whole batch.
    private static Tensor Vectors(ForwardContext context)
    {
        var x = context.Input;
        bool regular = x.Positions == 1 || x.RowStride == x.Positions * x.ChannelStride;
        return regular ? x : context.Aligned(x, context.InputShape);
    }
}
