using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>
/// A convolution where each output reads the channels of its group only: what each output reads is laid out side by
/// side, then all goes channel by channel. Depthwise convolutions have a channel in each group.
/// </summary>
/// <param name="groups">Groups of channels.</param>
/// <param name="depth">Channels that come into a group.</param>
/// <param name="outputs">Channels that come out of a group.</param>
/// <param name="windows">The windows along each axis.</param>
internal sealed class GroupedConvolution(int groups, int depth, int outputs, IReadOnlyList<TapAxis> windows)
{
    private readonly int _filters = groups * outputs;

    /// <summary>The shape of the result.</summary>
    public Shape Output => Shape.Of([.. windows.Select(axis => axis.Output), _filters]);

    /// <summary>Multiplications with addition per sample.</summary>
    public long MultiplyAdds => windows.Aggregate((long)depth * Output.Size, (product, axis) => product * axis.Taps);

    // A lone channel needs company, as whole vectors of it are computed.
    private bool IsLone => _filters == 1;

    private bool IsExpanded => depth > 1 || outputs > 1 || IsLone;

    private Shape Expanded => Shape.Of([.. windows.Select(axis => axis.Padded), depth, _filters]);

    /// <summary>Emits the layer without its activation and returns the result.</summary>
    public Tensor EmitForward(ForwardContext context, Tensor x, Shape input, Matrix kernel, Matrix? bias)
    {
        var laid = Lay(x, input, context);
        var y = context.NewOutput();
        var sums = IsLone ? context.NewPadded("sums", Output) : y;
        context.Emit(Product(laid, kernel, bias, sums));
        if (sums != y) context.Emit(Copy.Whole(sums, y));
        return y;
    }

    /// <summary>Emits the gradients of kernel, bias and input.</summary>
    public void EmitBackward(BackwardContext context, string kernel, string bias)
    {
        var dy = context.OutputGradient;
        if (context.ParameterGradient(bias) is { } biasGradient) context.Emit(new ColumnSum(dy, biasGradient));
        EmitGradients(context, dy, kernel);
    }

    /// <summary>Emits the gradients of kernel and input from the gradient of the result.</summary>
    public void EmitGradients(BackwardContext context, Tensor dy, string kernel)
    {
        if (context.ParameterGradient(kernel) is null && !context.Needs(0)) return;
        var wide = dy;
        if (IsLone)
        {
            wide = context.NewPadded("output gradient", Output);
            context.Emit(Movement.Move.Whole(Output).Forward(dy, Output, wide, Output));
        }

        if (context.ParameterGradient(kernel) is { } gradient)
        {
            var laid = Lay(context.Inputs[0], context.InputShapes[0], context);
            context.Emit(new DepthwiseKernelGradient(ShapeOf(laid), laid, wide, gradient));
        }

        if (context.Needs(0)) EmitInputGradient(context, wide, context.Parameter(kernel));
    }

    /// <summary>The kernel that computes the result from what <see cref="Lay"/> gives.</summary>
    public Kernel Product(Tensor laid, Matrix kernel, Matrix? bias, Tensor y) => new DepthwiseConvolution(ShapeOf(laid), laid, kernel, bias, y);

    /// <summary>What each output reads, side by side, with the zeros around it.</summary>
    public Tensor Lay(Tensor x, Shape input, ITensors tensors)
    {
        var padded = PaddedInput.Of(x, input, windows, tensors);
        return IsExpanded
            ? tensors.DerivedPadded(padded, $"in {groups} groups for {outputs}", Expanded, copy => new GroupExpansion(groups, depth, outputs, padded, copy))
            : tensors.Aligned(padded, PaddedInput.ShapeOf(input, windows));
    }

    private void EmitInputGradient(BackwardContext context, Tensor dy, Matrix kernel)
    {
        var (input, dx) = (context.InputShapes[0], context.NewInputGradient(0));
        var padded = PaddedInput.ShapeOf(input, windows);
        var sums = padded == input ? dx : context.New("padded input gradient", padded);
        var laid = IsExpanded ? context.NewPadded("gradient in groups", Expanded) : sums;
        context.Emit(new DepthwiseInputGradient(ShapeOf(laid), dy, kernel, laid));
        if (IsExpanded) context.Emit(new GroupReduction(groups, depth, outputs, laid, sums));
        if (sums != dx) context.Emit(PaddedInput.MoveOf(input, windows).Backward(sums, padded, dx, input));
    }

    private ConvolutionShape ShapeOf(Tensor laid) => ConvolutionShape.Of(windows, depth, depth * laid.ChannelStride, _filters);
}
