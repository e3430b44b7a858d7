namespace CompiledNet.Images;

/// <summary>What the channels of an image are; every image is brought to it.</summary>
public enum ColorMode
{
    /// <summary>Red, green and blue. What a pixel is transparent to is left out.</summary>
    Rgb,

    /// <summary>One channel: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), rounded to a whole number.</summary>
    Grayscale,

    /// <summary>Red, green, blue and opacity; an image without transparency has 255 there.</summary>
    Rgba,
}
