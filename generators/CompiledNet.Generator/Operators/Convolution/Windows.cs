using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>The windows of a convolution, from the arguments <c>KernelSize</c>, <c>Strides</c>, <c>DilationRate</c> and <c>Padding</c>.</summary>
internal static class Windows
{
    private const int Valid = 0, Same = 1, Causal = 2;

    /// <summary>One axis of windows for each axis before the channels; null after a problem was reported.</summary>
    public static IReadOnlyList<TapAxis>? Infer(InferenceContext context, int axes)
    {
        var (node, input) = (context.Node.Spec, context.Input);
        if (input.Rank != axes + 1) return Failed(context.Fail(ProblemCode.ShapeMismatch, SpatialShape.Expected(axes), input.ToString()));
        foreach (string argument in new[] { "KernelSize", "Strides", "DilationRate" })
        {
            bool given = argument != "KernelSize" || node.Integers(argument).Count > 0;
            if (!given || node.PerAxis(argument, axes, 1) is not { } numbers || numbers.Any(number => number < 1))
                return Failed(context.FailCount(char.ToLowerInvariant(argument[0]) + argument.Substring(1), SpatialShape.OneForEach(axes)));
        }

        int padding = (int)node.Number("Padding", Valid);
        if (padding is < Valid or > Causal || (padding == Causal && axes > 1))
            return Failed(context.Fail(ProblemCode.ArgumentOutOfRange, "padding", padding == Causal ? "Padding.Causal" : $"{padding}", axes == 1 ? "Padding.Valid, Padding.Same or Padding.Causal" : "Padding.Valid or Padding.Same"));
        var windows = Of(node, input, axes);
        if (windows.Any(axis => TapAxis.Reach(axis.Taps, axis.Dilation) > axis.Padded))
            return Failed(context.Fail(ProblemCode.ShapeMismatch, $"at least as many positions as its window reaches over, [{string.Join(", ", windows.Select(axis => TapAxis.Reach(axis.Taps, axis.Dilation)))}]", input.ToString()));
        return windows;
    }

    /// <summary>The windows of a layer whose arguments are in order.</summary>
    public static IReadOnlyList<TapAxis> Of(NodeSpec node, Shape input, int axes)
    {
        IReadOnlyList<int> sizes = node.PerAxis("KernelSize", axes, 1)!, strides = node.PerAxis("Strides", axes, 1)!, dilations = node.PerAxis("DilationRate", axes, 1)!;
        return
        [
            .. Enumerable.Range(0, axes).Select(axis => (int)node.Number("Padding", Valid) switch
            {
                Same => TapAxis.Same(input.Dimensions[axis], sizes[axis], strides[axis], dilations[axis]),
                Causal => TapAxis.Causal(input.Dimensions[axis], sizes[axis], strides[axis], dilations[axis]),
                _ => TapAxis.Valid(input.Dimensions[axis], sizes[axis], strides[axis], dilations[axis]),
            }),
        ];
    }

    private static IReadOnlyList<TapAxis>? Failed(Layer? _) => null;
}
