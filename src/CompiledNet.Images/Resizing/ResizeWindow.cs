using System;

namespace CompiledNet.Images;

/// <summary>The part of an image along one axis that is resized; where it reaches beyond the image there is black.</summary>
/// <param name="Start">Its first pixel.</param>
/// <param name="Length">How many pixels.</param>
internal readonly record struct ResizeWindow(int Start, int Length)
{
    /// <summary>The windows of height and width for an image of the size given.</summary>
    /// <remarks>The formulas of Keras' <c>smart_resize</c>.</remarks>
    public static (ResizeWindow Height, ResizeWindow Width) Of(ImageOptions options, int height, int width)
    {
        if (!options.CropToAspectRatio && !options.PadToAspectRatio) return (new(0, height), new(0, width));
        int fittingHeight = (int)((double)width * options.Height / options.Width), fittingWidth = (int)((double)height * options.Width / options.Height);
        int tall = options.CropToAspectRatio ? Math.Clamp(fittingHeight, 1, height) : Math.Max(fittingHeight, height);
        int wide = options.CropToAspectRatio ? Math.Clamp(fittingWidth, 1, width) : Math.Max(fittingWidth, width);
        return (new((height - tall) / 2, tall), new((width - wide) / 2, wide));
    }
}
