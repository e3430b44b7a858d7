using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>An augmentation of the runtime, as constants of the project hold it.</summary>
/// <param name="type">Its class.</param>
/// <param name="values">What it is constructed with.</param>
/// <param name="height">Pixels of an image from top to bottom.</param>
/// <param name="width">Pixels from left to right.</param>
/// <param name="channels">Numbers per pixel.</param>
/// <param name="pixelStride">Numbers from one pixel to the next.</param>
internal sealed class ImageAugmentation(string type, IReadOnlyList<AugmentationValue> values, int height, int width, int channels, int pixelStride)
{
    private readonly string _arguments = string.Join(", ", values.Select(value => value.Text));

    /// <summary>What the kernels are called after.</summary>
    public string Name => $"{type}{height}x{width}x{channels}";

    /// <summary>The field that holds it; one for all of the same content.</summary>
    public string Field => $"{type}_{ContentHash.Of(_arguments)}";

    /// <summary>The declaration of <see cref="Field"/>.</summary>
    public string Declaration => $"private static readonly {type} {Field} = new({_arguments});";

    /// <summary>The shape as the runtime takes it.</summary>
    public string Shape => $"new ImageShape({height}, {width}, {channels}) {{ PixelStride = {Literals.Of(pixelStride)} }}";
}
