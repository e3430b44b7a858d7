using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Rows of equally many numbers whose count is not known before the last has been read.</summary>
/// <param name="width">Numbers per row; may be 0.</param>
internal sealed class GrowingRows(int width)
{
    private const int FirstRows = 256;

    private float[] _values = new float[width == 0 ? 0 : FirstRows * width];

    /// <summary>Numbers per row.</summary>
    public int Width => width;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>All numbers so far.</summary>
    public Span<float> Values => _values.AsSpan(0, Count * width);

    /// <summary>The place of more rows, which count once <see cref="Keep"/> is called.</summary>
    [MethodImpl(Hot.Optimized)]
    public Span<float> Next(int rows = 1)
    {
        int start = Count * width, end = checked(start + rows * width);
        if (end > _values.Length) Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(end, 2L * _values.Length)));
        return _values.AsSpan(start, rows * width);
    }

    /// <summary>The next rows have been written.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Keep(int rows = 1) => Count += rows;

    /// <summary>There are no rows any more; their memory stays.</summary>
    public void Clear() => Count = 0;

    /// <summary>The numbers alone; nothing is to be added afterwards.</summary>
    public float[] ToArray()
    {
        if (_values.Length > Count * width) Array.Resize(ref _values, Count * width);
        return _values;
    }
}
