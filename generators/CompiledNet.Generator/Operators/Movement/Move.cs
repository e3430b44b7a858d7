using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>Which number of a layer's input goes where in its output; the backward pass follows from it.</summary>
/// <param name="axes">The axes in the order of the output.</param>
/// <param name="inputStart">Where it starts along each axis of the input.</param>
/// <param name="outputStart">Where it starts along each axis of the output.</param>
internal sealed class Move(IReadOnlyList<MovedAxis> axes, IReadOnlyList<int> inputStart, IReadOnlyList<int> outputStart)
{
    /// <summary>A move that starts at the first numbers of input and output.</summary>
    public Move(IReadOnlyList<MovedAxis> axes, Shape input, Shape output)
        : this(axes, new int[input.Rank], new int[output.Rank])
    {
    }

    /// <summary>Every number to where it was, in another layout.</summary>
    public static Move Whole(Shape shape) => new([.. shape.Dimensions.Select((length, axis) => new MovedAxis(length, axis, axis))], shape, shape);

    /// <summary>Copies input to output, zeros elsewhere.</summary>
    public Kernel Forward(Tensor x, Shape input, Tensor y, Shape output)
    {
        int[] from = Strides(x, input), to = Strides(y, output);
        bool clear = axes.Aggregate(1, (product, axis) => product * axis.Length) < output.Size;
        return new StridedCopy(x, y, Padded(axes.Select(axis => Loop(axis, from, to)), x, y), Start(inputStart, from), Start(outputStart, to), clear);
    }

    /// <summary>Hands the gradient of the output back to where the numbers came from, added up where they were repeated.</summary>
    public Kernel Backward(Tensor dy, Shape output, Tensor dx, Shape input)
    {
        int[] from = Strides(dy, output), to = Strides(dx, input);
        if (axes.Any(axis => axis.Input < 0))
        {
            var positions = axes.Where(axis => axis.Output < output.Rank - 1).ToArray();
            return new StridedSum(
                dy, dx,
                [.. positions.Where(axis => axis.Input >= 0).Select(axis => Loop(axis, to, from)).Select(Reverse)],
                [.. positions.Where(axis => axis.Input < 0).Select(axis => new StridedAxis(axis.Length, axis.Step * from[axis.Output], 0))]);
        }

        bool clear = axes.Aggregate(1, (product, axis) => product * axis.Length) < input.Size;
        return new StridedCopy(dy, dx, Padded(axes.Select(axis => Reverse(Loop(axis, to, from))), dy, dx), Start(outputStart, from), Start(inputStart, to), clear);
    }

    private static StridedAxis Loop(MovedAxis axis, int[] input, int[] output) =>
        new(axis.Length, axis.Input < 0 ? 0 : input[axis.Input], axis.Step * output[axis.Output]);

    private static StridedAxis Reverse(StridedAxis axis) => new(axis.Length, axis.To, axis.From);

    // Channels that stay as they are move with their padding: rows of them are contiguous then, and zeros stay zeros.
    private static IEnumerable<StridedAxis> Padded(IEnumerable<StridedAxis> loops, Tensor x, Tensor y)
    {
        bool same = x.IsPadded && y.IsPadded && x.Channels == y.Channels && x.ChannelStride == y.ChannelStride && x.Channels > 1;
        return loops.Select(loop => same && loop == new StridedAxis(x.Channels, 1, 1) ? loop with { Length = x.ChannelStride } : loop);
    }

    private static int Start(IReadOnlyList<int> start, int[] strides) => start.Select((index, axis) => index * strides[axis]).Sum();

    // How far apart two neighbours along each axis lie.
    private static int[] Strides(Tensor tensor, Shape shape)
    {
        int[] strides = new int[shape.Rank];
        strides[shape.Rank - 1] = 1;
        for (int axis = shape.Rank - 2, stride = tensor.ChannelStride; axis >= 0; stride *= shape.Dimensions[axis--]) strides[axis] = stride;
        return strides;
    }
}
