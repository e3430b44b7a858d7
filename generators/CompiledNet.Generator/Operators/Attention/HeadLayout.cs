using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>Heads side by side, as projections give and take them, and apart, as whole vectors can be read of each.</summary>
internal static class HeadLayout
{
    /// <summary>[steps, count · width] as heads: the same memory where vectors fit the width, else a copy with zeros between them.</summary>
    public static Heads Split(ITensors tensors, Tensor x, int count)
    {
        int width = x.Channels / count, stride = Padding.MatrixStride(width, tensors.Element);
        if (width == stride) return new Heads(x, count, width, stride);
        var apart = tensors.DerivedPadded(x, $"heads of {tensors.Node.Name}", Shape.Of(x.Positions, count * stride), y => Move(x, y, count, width, width, stride));
        return new Heads(apart, count, width, stride);
    }

    /// <summary>The heads side by side: [steps, count · width].</summary>
    public static Tensor Join(ITensors tensors, Heads heads)
    {
        var (x, count, width, stride) = heads;
        return width == stride ? x : tensors.DerivedPadded(x, "joined", Shape.Of(x.Positions, count * width), y => Move(x, y, count, width, stride, width));
    }

    /// <summary>The same numbers in a layout of which whole vectors can be read, even if there is only one at a position.</summary>
    public static Tensor Padded(ITensors tensors, Tensor x) =>
        x.Channels > 1 ? x : tensors.DerivedPadded(x, "padded", Shape.Of(x.Positions, 1), y => Move(x, y, 1, 1, 1, 1));

    private static StridedCopy Move(Tensor x, Tensor y, int count, int width, int from, int to) =>
        new(x, y, [new(x.Positions, x.ChannelStride, y.ChannelStride), new(count, from, to), new(width, 1, 1)], 0, 0, clear: true);
}
