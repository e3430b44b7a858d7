using System.Collections.Generic;

namespace CompiledNet.Generator.Kernels;

/// <summary>The loops of a convolution and of its gradients, over an input that has its zeros around it already.</summary>
/// <param name="Height">How windows lie along the first axis; a sequence is an image one pixel high.</param>
/// <param name="Width">How windows lie along the second axis.</param>
/// <param name="Channels">Numbers that a window reads at each position.</param>
/// <param name="ChannelStride">The distance of two positions of the input.</param>
/// <param name="Filters">Numbers that come out at each position.</param>
internal sealed record ConvolutionShape(TapAxis Height, TapAxis Width, int Channels, int ChannelStride, int Filters)
{
    /// <summary>Positions a window reads.</summary>
    public int Taps => Height.Taps * Width.Taps;

    /// <summary>Numbers a window reads, the rows of the kernel.</summary>
    public int Inner => Taps * Channels;

    /// <summary>Whether what a window reads along the width is one gapless run.</summary>
    public bool IsJoined => Width.Taps == 1 || (Width.Dilation == 1 && ChannelStride == Channels);

    /// <summary>Gapless runs of numbers in each row of a window.</summary>
    public int Runs => IsJoined ? 1 : Width.Taps;

    /// <summary>Numbers in a run.</summary>
    public int RunLength => IsJoined ? Width.Taps * Channels : Channels;

    /// <summary>From one run to the next.</summary>
    public int RunDistance => Width.Dilation * ChannelStride;

    /// <summary>From one row of a window to the next.</summary>
    public int RowDistance => Height.Dilation * Width.Padded * ChannelStride;

    /// <summary>From one window to the next along the width.</summary>
    public int PixelDistance => Width.Stride * ChannelStride;

    /// <summary>From one row of windows to the next.</summary>
    public int LineDistance => Height.Stride * Width.Padded * ChannelStride;

    /// <summary>Positions that a window reads along the width, if the next window reads them all but the first; else 0.</summary>
    public int SlidingTaps => Width.SlidingTaps;

    /// <summary>Whether each window reads one position and there is one for each.</summary>
    public bool IsPointwise => Height is { Taps: 1, Stride: 1 } && Width is { Taps: 1, Stride: 1 };

    /// <summary>The shape of windows along one or two axes.</summary>
    public static ConvolutionShape Of(IReadOnlyList<TapAxis> windows, int channels, int channelStride, int filters) => windows.Count == 1
        ? new ConvolutionShape(TapAxis.Single, windows[0], channels, channelStride, filters)
        : new ConvolutionShape(windows[0], windows[1], channels, channelStride, filters);

    public override string ToString() =>
        $"{(Height.Padded == 1 ? "" : $"{Height}And")}{Width}x{Channels}To{Filters}";

    /// <summary>Sizes for a formula.</summary>
    public string Sizes => Height.Padded == 1
        ? $"x [{Width.Padded}, {Channels}], w [{Width.Taps}, {Channels}, {Filters}], y [{Width.Output}, {Filters}]"
        : $"x [{Height.Padded}, {Width.Padded}, {Channels}], w [{Height.Taps}, {Width.Taps}, {Channels}, {Filters}], y [{Height.Output}, {Width.Output}, {Filters}]";
}
