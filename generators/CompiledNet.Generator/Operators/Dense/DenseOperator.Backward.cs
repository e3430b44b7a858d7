using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Dense;

internal sealed partial class DenseOperator
{
    public override void Backward(BackwardContext context)
    {
        var dy = context.OutputGradient;
        if (context.ParameterGradient("kernel") is { } kernelGradient) DenseProduct.EmitKernelGradient(context, context.Inputs[0], context.InputShapes[0], dy, kernelGradient);
        if (context.ParameterGradient("bias") is { } biasGradient) context.Emit(new ColumnSum(dy, biasGradient));
        if (context.Needs(0)) DenseProduct.EmitInputGradient(context, dy, context.Parameter("kernel"), context.NewWholeInputGradient(0));
    }
}
