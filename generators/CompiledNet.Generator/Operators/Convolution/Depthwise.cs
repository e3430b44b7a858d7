using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>The convolution of each channel on its own, in depthwise and separable layers.</summary>
internal static class Depthwise
{
    /// <summary>Checks the arguments; null after a problem was reported.</summary>
    public static GroupedConvolution? Infer(InferenceContext context, int axes)
    {
        if (Windows.Infer(context, axes) is not { } windows) return null;
        double multiplier = context.Number("DepthMultiplier", 1);
        if (multiplier < 1)
        {
            context.Fail(ProblemCode.ArgumentOutOfRange, "depthMultiplier", multiplier.ToString(CultureInfo.InvariantCulture), "at least 1");
            return null;
        }

        long weights = windows.Aggregate(context.Input.Channels * (long)multiplier, (product, axis) => product * axis.Taps);
        if (weights > Parameters.MostNumbers)
        {
            context.Fail(ProblemCode.SizeOverflow, $"its depthwise kernel of {weights} numbers");
            return null;
        }

        return Of(context.Node.Spec, context.Input, axes);
    }

    /// <summary>The kernel [windows…, channels, multiplier].</summary>
    public static ParameterSpec Declare(InferenceContext context, int axes, string name, bool trainable)
    {
        int[] shape = [.. Windows.Of(context.Node.Spec, context.Input, axes).Select(axis => axis.Taps), context.Input.Channels, (int)context.Number("DepthMultiplier", 1)];
        return Parameters.Declare(context, name, shape, "GlorotUniform", trainable, MemoryOrder.Rows, columnAxes: 2, arguments: "Depthwise");
    }

    /// <summary>The convolution of a layer whose arguments are in order.</summary>
    public static GroupedConvolution Of(NodeSpec node, Shape input, int axes) => Of(node, input, Windows.Of(node, input, axes));

    /// <summary>The same over given windows.</summary>
    public static GroupedConvolution Of(NodeSpec node, Shape input, IReadOnlyList<TapAxis> windows) =>
        new(input.Channels, 1, (int)node.Number("DepthMultiplier", 1), windows);
}
