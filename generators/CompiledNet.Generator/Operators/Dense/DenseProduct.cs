using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Dense;

/// <summary>y = x · kernel + bias for every vector of x, and its gradients: a whole dense layer, or a part of another one.</summary>
internal static class DenseProduct
{
    // Numbers that the first cache holds beside what they are multiplied by; beyond, a matrix that was written whole has left it before it is read.
    private const int MostCached = 8192;

    /// <summary>How the kernel lies: for a single output it is a dot product, so its weights lie as one row.</summary>
    public static MemoryOrder OrderFor(int outputs) => outputs == 1 ? MemoryOrder.Transposed : MemoryOrder.Panels;

    /// <summary>The kernel that computes y.</summary>
    public static Kernel Forward(Tensor x, Matrix kernel, Matrix? bias, Tensor y) =>
        y.Channels == 1 ? new RowDot(x, kernel, bias, y) : new MatrixProduct(x, kernel, bias, y);

    /// <summary>Emits the gradient of the kernel.</summary>
    public static void EmitKernelGradient(BackwardContext context, Tensor x, Shape shape, Tensor dy, Matrix gradient)
    {
        // dW = xᵀ · dy; a single output keeps its weights as a row, so there dW = dyᵀ · x.
        if (dy.Channels == 1) context.Emit(new OuterSum(dy, 1, context.Aligned(x, shape), gradient));
        else WeightGradient.Emit(context, Regular(context, x, shape), dy, gradient);
    }

    /// <summary>Emits dx = dy · Wᵀ; a layer with several kernels names each.</summary>
    public static void EmitInputGradient(BackwardContext context, Tensor dy, Matrix kernel, Tensor dx, string name = "kernel")
    {
        if (dx.Channels == 1)
        {
            context.Emit(new RowDot(dy, kernel, null, dx));
            return;
        }

        var transposed = kernel;
        if (dy.Channels > 1)
        {
            transposed = context.Scratch($"{name} transposed", dy.Channels, dx.Channels);
            if (IsTransposedInParts(dy, transposed.Layout))
            {
                context.Emit(new MatrixProduct(dy, transposed, null, dx) { Original = kernel });
                return;
            }

            context.Emit(new Transposition(kernel, transposed));
        }

        context.Emit(new MatrixProduct(dy, transposed, null, dx));
    }

    // Padding of columns has to stay zero. In a loop over time the transpose is made once, before it.
    private static bool IsTransposedInParts(Tensor dy, MatrixLayout transposed) =>
        dy.Loop is null && transposed.Columns == transposed.Stride && transposed.Stride > 2 * transposed.Panel && transposed.Length > MostCached;

    /// <summary>Several vectors a sample must follow each other at one distance through the whole batch.</summary>
    public static Tensor Regular(ITensors tensors, Tensor x, Shape shape) =>
        x.Positions == 1 || x.RowStride == x.Positions * x.ChannelStride ? x : tensors.Aligned(x, shape);
}
