using System;

namespace CompiledNet;

/// <summary>How many positions numbers are.</summary>
internal static class PositionShape
{
    /// <exception cref="ArgumentException">They are no whole positions.</exception>
    public static int Count(int length, int width, int stride)
    {
        if (width < 1 || stride < width || length < width || (length - width) % stride != 0)
            throw new ArgumentException($"Whole positions of {width} numbers, {stride} apart, were expected; {length} numbers are not.", nameof(length));
        return (length - width) / stride + 1;
    }
}
