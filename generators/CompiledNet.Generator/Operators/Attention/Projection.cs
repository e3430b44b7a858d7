using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators.Dense;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>y = x · kernel + bias at every position of a sequence, and its gradients. A lone column lies among zeros.</summary>
/// <param name="tensors">The layer.</param>
/// <param name="name">What is projected: <c>query</c>, <c>key</c>, <c>value</c> or <c>attention_output</c>.</param>
/// <param name="x">What is read.</param>
/// <param name="shape">Its shape.</param>
internal sealed class Projection(ITensors tensors, string name, Tensor x, Shape shape)
{
    private readonly Matrix _kernel = tensors.Parameter(Kernel(name));
    private readonly Matrix? _bias = tensors.Node.Spec.Flag("UseBias", true) ? tensors.Parameter(Bias(name)) : null;

    public static string Kernel(string name) => name + "/kernel";

    public static string Bias(string name) => name + "/bias";

    /// <summary>y, made once for the forward and the backward pass.</summary>
    public Tensor Forward() => tensors.DerivedPadded(
        x, $"{name} of {tensors.Node.Name}", Shape.Of(x.Positions, _kernel.Layout.Columns), y => new MatrixProduct(DenseProduct.Regular(tensors, x, shape), _kernel, _bias, y));

    /// <summary>Emits the gradients of kernel and bias, those that are trained.</summary>
    public void EmitParameterGradients(BackwardContext context, Tensor dy)
    {
        if (context.ParameterGradient(Bias(name)) is { } biasGradient) context.Emit(new ColumnSum(dy, biasGradient));
        if (context.ParameterGradient(Kernel(name)) is { } kernelGradient)
            WeightGradient.Emit(context, DenseProduct.Regular(context, x, shape), dy, kernelGradient);
    }

    /// <summary>Emits dx = dy · kernelᵀ.</summary>
    public Tensor EmitInputGradient(BackwardContext context, Tensor dy)
    {
        var transposed = context.Scratch($"{name} kernel transposed", _kernel.Layout.Columns, x.Channels);
        context.Emit(new Transposition(_kernel, transposed));
        var dx = context.NewPadded($"{name} input gradient", Shape.Of(x.Positions, x.Channels));
        context.Emit(new MatrixProduct(dy, transposed, null, dx));
        return dx;
    }
}
