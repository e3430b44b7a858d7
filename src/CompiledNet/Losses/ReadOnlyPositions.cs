using System;
using System.Numerics;

namespace CompiledNet;

/// <summary>The positions of one sample of an output, wherever they lie in memory.</summary>
/// <typeparam name="T">The numbers.</typeparam>
public readonly ref struct ReadOnlyPositions<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _values, _mask;
    private readonly int _stride;

    /// <summary>Positions of which one begins every <paramref name="stride"/> numbers.</summary>
    /// <param name="values">The numbers, up to the last of the last position.</param>
    /// <param name="width">Numbers of a position.</param>
    /// <param name="stride">From the first number of a position to the first of the next; at least <paramref name="width"/>.</param>
    /// <param name="mask">For each position 0 if it does not count, or empty if all do.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public ReadOnlyPositions(ReadOnlySpan<T> values, int width, int stride, ReadOnlySpan<T> mask = default)
    {
        Count = PositionShape.Count(values.Length, width, stride);
        if (!mask.IsEmpty && mask.Length != Count) throw new ArgumentException($"A mask of {Count} numbers was expected, one for each position, not of {mask.Length}.", nameof(mask));
        _values = values;
        _mask = mask;
        (Width, _stride) = (width, stride);
    }

    /// <summary>How many positions there are, those that do not count among them.</summary>
    public int Count { get; }

    /// <summary>Numbers of a position.</summary>
    public int Width { get; }

    /// <summary>The numbers at a position, counted from 0.</summary>
    public ReadOnlySpan<T> this[int position] => _values.Slice(position * _stride, Width);

    /// <summary>Whether a position counts; the numbers at others mean nothing.</summary>
    public bool Counts(int position) => _mask.IsEmpty || _mask[position] != T.Zero;
}
