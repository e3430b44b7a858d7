using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>The positions of one sample of an output, to be written, wherever they lie in memory.</summary>
/// <typeparam name="T">The numbers.</typeparam>
public readonly ref struct Positions<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _values;
    private readonly int _stride;

    /// <summary>Positions of which one begins every <paramref name="stride"/> numbers.</summary>
    /// <param name="values">The numbers, up to the last of the last position.</param>
    /// <param name="width">Numbers of a position.</param>
    /// <param name="stride">From the first number of a position to the first of the next; at least <paramref name="width"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public Positions(Span<T> values, int width, int stride)
    {
        Count = PositionShape.Count(values.Length, width, stride);
        _values = values;
        (Width, _stride) = (width, stride);
    }

    /// <summary>How many positions there are; 0 of the default, which is empty.</summary>
    public int Count { get; }

    /// <summary>Numbers of a position.</summary>
    public int Width { get; }

    /// <summary>The numbers at a position, counted from 0.</summary>
    public Span<T> this[int position] => _values.Slice(position * _stride, Width);
}
