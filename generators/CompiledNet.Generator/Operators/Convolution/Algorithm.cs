using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>The argument <c>Algorithm</c> of a convolution.</summary>
internal static class Algorithm
{
    private const int Automatic = 0, Direct = 1, Winograd = 2;

    /// <summary>Which arguments <see cref="Fits"/> accepts.</summary>
    public const string Fitting =
        "ConvolutionAlgorithm.Automatic or ConvolutionAlgorithm.Direct; minimal filtering takes several channels in one group and windows of 2 to 5 positions along the width, without strides or dilation, at 7 less those of a window or more places";

    /// <summary>Whether there is such an algorithm, and it can compute the layer.</summary>
    public static bool Fits(NodeSpec node, ConvolutionShape shape, int groups) => Of(node) switch
    {
        Automatic or Direct => true,
        Winograd => groups == 1 && WinogradShape.Fits(shape),
        _ => false,
    };

    /// <summary>Whether minimal filtering is asked for, or expected to be the faster one.</summary>
    public static bool UsesWinograd(NodeSpec node, ConvolutionShape shape, ElementType element, bool training) => Of(node) switch
    {
        Automatic => WinogradShape.Fits(shape) && ConvolutionCost.PrefersWinograd(new WinogradShape(shape), element, training),
        var algorithm => algorithm == Winograd,
    };

    /// <summary>The argument as one would write it.</summary>
    public static string Name(NodeSpec node) => Of(node) == Winograd ? "ConvolutionAlgorithm.Winograd" : $"{Of(node)}";

    private static int Of(NodeSpec node) => (int)node.Number("Algorithm", Automatic);
}
