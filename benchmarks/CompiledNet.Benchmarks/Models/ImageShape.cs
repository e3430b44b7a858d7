namespace CompiledNet.Benchmarks.Models;

/// <summary>The sizes of an image.</summary>
public readonly record struct ImageShape(int Height, int Width, int Channels)
{
    public int Size => Height * Width * Channels;
}
