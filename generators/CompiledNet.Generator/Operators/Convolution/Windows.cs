using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>The windows of a convolution, from the arguments <c>KernelSize</c>, <c>Strides</c>, <c>DilationRate</c> and <c>Padding</c>.</summary>
internal static class Windows
{
    private const int Valid = 0, Same = 1, Causal = 2;

    /// <summary>The arguments.</summary>
    public static IReadOnlyList<OptionRule> Options(int axes) =>
    [
        OptionRule.PerAxis("KernelSize", axes, 1), OptionRule.PerAxis("Strides", axes, 1), OptionRule.PerAxis("DilationRate", axes, 1),
        OptionRule.Choice("Padding", "Valid", "Same", "Causal"),
    ];

    /// <summary>One axis of windows for each axis before the channels; null after a problem was reported.</summary>
    public static IReadOnlyList<TapAxis>? Infer(InferenceContext context, int axes, bool transposed = false)
    {
        var (node, input) = (context.Node.Spec, context.Input);
        if (input.Rank != axes + 1) return Failed(context.FailAxes(axes, input));
        foreach (string argument in new[] { "KernelSize", "Strides", "DilationRate" })
        {
            bool given = argument != "KernelSize" || node.Integers(argument).Count > 0;
            if (!given || node.PerAxis(argument, axes, 1) is not { } numbers || numbers.Any(number => number < 1))
                return Failed(context.FailCount(Argument.ParameterName(argument), SpatialShape.OneForEach(axes)));
        }

        int padding = (int)node.Number("Padding", Valid);
        bool mayBeCausal = axes == 1 && !transposed;
        if (padding is < Valid or > Causal || (padding == Causal && !mayBeCausal))
            return Failed(context.Fail(ProblemCode.ArgumentOutOfRange, "padding", padding == Causal ? "Padding.Causal" : $"{padding}", mayBeCausal ? "Padding.Valid, Padding.Same or Padding.Causal" : "Padding.Valid or Padding.Same"));
        if (transposed) return Transposed(node, input, axes);
        var windows = Of(node, input, axes);
        if (windows.Any(axis => TapAxis.Reach(axis.Taps, axis.Dilation) > axis.Padded))
            return Failed(context.FailShape($"at least as many positions as its window reaches over, [{string.Join(", ", windows.Select(axis => TapAxis.Reach(axis.Taps, axis.Dilation)))}]", input, "use a smaller window or Padding = Padding.Same"));
        return windows;
    }

    /// <summary>The windows of a layer whose arguments are in order.</summary>
    public static IReadOnlyList<TapAxis> Of(NodeSpec node, Shape input, int axes) => Each(node, axes, (axis, taps, stride, dilation) => (int)node.Number("Padding", Valid) switch
    {
        Same => TapAxis.Same(input.Dimensions[axis], taps, stride, dilation),
        Causal => TapAxis.Causal(input.Dimensions[axis], taps, stride, dilation),
        _ => TapAxis.Valid(input.Dimensions[axis], taps, stride, dilation),
    });

    /// <summary>The windows of the convolution whose transpose a layer is: there is one for each position of the layer's input.</summary>
    public static IReadOnlyList<TapAxis> Transposed(NodeSpec node, Shape input, int axes) => Each(node, axes, (axis, taps, stride, dilation) =>
    {
        int windows = input.Dimensions[axis], positions = checked(windows * stride);
        if ((int)node.Number("Padding", Valid) == Same) return TapAxis.Same(positions, taps, stride, dilation);
        return TapAxis.Valid(checked(positions + Math.Max(TapAxis.Reach(taps, dilation) - stride, 0)), taps, stride, dilation);
    });

    private static IReadOnlyList<TapAxis> Each(NodeSpec node, int axes, Func<int, int, int, int, TapAxis> make)
    {
        IReadOnlyList<int> sizes = node.PerAxis("KernelSize", axes, 1)!, strides = node.PerAxis("Strides", axes, 1)!, dilations = node.PerAxis("DilationRate", axes, 1)!;
        return [.. Enumerable.Range(0, axes).Select(axis => make(axis, sizes[axis], strides[axis], dilations[axis]))];
    }

    private static IReadOnlyList<TapAxis>? Failed(Layer? _) => null;
}
