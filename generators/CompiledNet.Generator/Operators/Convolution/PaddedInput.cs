using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators.Movement;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>What a convolution reads: its input with the zeros around it that padding asks for.</summary>
internal static class PaddedInput
{
    /// <summary>The input itself where windows stay within, else a copy among zeros, which forward and backward pass share.</summary>
    public static Tensor Of(Tensor x, Shape input, IReadOnlyList<TapAxis> windows, ITensors tensors)
    {
        if (!windows.Any(axis => axis.IsPadded)) return x;
        var padded = ShapeOf(input, windows);
        return tensors.Derived(x, "padded " + string.Join(" ", windows.Select(axis => $"{axis.Before} {axis.After}")), padded, copy => MoveOf(input, windows).Forward(x, input, copy, padded));
    }

    public static Shape ShapeOf(Shape input, IReadOnlyList<TapAxis> windows) =>
        Shape.Of([.. windows.Select(axis => axis.Padded), input.Channels]);

    /// <summary>The way from the input to the numbers among zeros.</summary>
    public static Move MoveOf(Shape input, IReadOnlyList<TapAxis> windows) => new(
        [.. input.Dimensions.Select((length, axis) => new MovedAxis(length, axis, axis))],
        new int[input.Rank],
        [.. windows.Select(axis => axis.Before), 0]);
}
