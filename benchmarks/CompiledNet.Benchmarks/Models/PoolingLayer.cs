using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>The largest number of each square of <paramref name="Size"/> × <paramref name="Size"/> pixels, channel by channel.</summary>
/// <param name="Input">The image it takes, whose sides are multiples of the size.</param>
/// <param name="Size">Height and width of a square.</param>
public sealed record PoolingLayer(ImageShape Input, int Size) : ModelLayer(Activation.None)
{
    /// <summary>The image it gives.</summary>
    public ImageShape Output => new(Input.Height / Size, Input.Width / Size, Input.Channels);

    public override int InputSize => Input.Size;

    public override int OutputSize => Output.Size;

    public override long MultiplyAdds => 0;

    public override IReadOnlyList<float[]> Parameters => [];
}
