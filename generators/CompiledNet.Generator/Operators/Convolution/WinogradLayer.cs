using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>Emits the kernels of a convolution by minimal filtering, forward and backward.</summary>
internal static class WinogradLayer
{
    /// <summary>The forward pass from the input among its zeros into <paramref name="y"/>.</summary>
    public static Kernel Forward(WinogradShape shape, ForwardContext context, Tensor x, Matrix kernel, Matrix? bias, Tensor y)
    {
        var points = Points(shape, context, "kernel", kernel);
        context.Emit(new WinogradWeights(shape, kernel, points));
        var products = context.Scratch("products", WinogradConvolution.ProductsOf(shape), points.Layout.Panel);
        return new WinogradConvolution(shape, x, points, bias, y, Inputs(shape, context), products);
    }

    /// <summary>The gradient of the kernel.</summary>
    public static void EmitKernelGradient(WinogradShape shape, BackwardContext context, Tensor x, Tensor dy, Matrix gradient)
    {
        var points = Points(shape, context, "kernel gradient", gradient);
        context.Emit(new WinogradKernelGradient(shape, x, dy, Inputs(shape, context), Given(shape, context), points));
        context.Emit(new WinogradWeights(shape, gradient, points, isGradient: true));
    }

    /// <summary>The gradient of the input among its zeros, from the kernel transposed tap by tap.</summary>
    public static void EmitInputGradient(WinogradShape shape, BackwardContext context, Tensor dy, Matrix transposed, Tensor dx)
    {
        var points = Points(shape, context, "kernel transposed", transposed);
        context.Emit(new WinogradWeights(shape, transposed, points));
        var products = context.Scratch("input gradient at points", WinogradInput.RowsOf(shape), points.Layout.Panel);
        context.Emit(new WinogradInputGradient(shape, dy, points, Given(shape, context), products, dx));
    }

    // The weights, or their gradients, at the points, in rows of the same length.
    private static Matrix Points(WinogradShape shape, ITensors tensors, string name, Matrix weights) =>
        tensors.Scratch($"{name} at points", weights.Layout.Rows / shape.Convolution.Width.Taps * WinogradShape.Points, weights.Layout.Columns);

    private static Matrix Inputs(WinogradShape shape, ITensors tensors) =>
        tensors.Scratch("inputs at points", WinogradInput.RowsOf(shape), shape.Convolution.Channels);

    private static Matrix Given(WinogradShape shape, BackwardContext context) =>
        context.Scratch("output gradient at points", WinogradOutputGradient.RowsOf(shape), shape.Convolution.Filters);
}
