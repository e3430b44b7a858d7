using System;

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

    /// <summary>The place of one more row, which counts once <see cref="Keep"/> is called.</summary>
    public Span<float> Next()
    {
        int start = Count * width;
        if (start + width > _values.Length) Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, 2L * _values.Length));
        return _values.AsSpan(start, width);
    }

    /// <summary>The next row has been written.</summary>
    public void Keep() => Count++;

    /// <summary>The numbers alone; nothing is to be added afterwards.</summary>
    public float[] ToArray()
    {
        if (_values.Length > Count * width) Array.Resize(ref _values, Count * width);
        return _values;
    }

    /// <summary>The rows of all, one after another.</summary>
    public static GrowingRows Join(GrowingRows[] parts, int count)
    {
        int width = parts[0].Width, at = 0;
        var joined = new GrowingRows(width) { _values = new float[count * width], Count = count };
        foreach (var part in parts)
        {
            part.Values.CopyTo(joined._values.AsSpan(at));
            at += part.Values.Length;
            part._values = [];
        }

        return joined;
    }
}
