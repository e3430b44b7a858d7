using System;

namespace CompiledNet;

/// <summary>
/// Rows of equally many numbers, row-major: one input or one target of a data set. Arrays convert to it, and are copied.
/// </summary>
public readonly struct DataBlock
{
    private readonly float[]? _values;

    /// <summary>Takes numbers that lie row after row.</summary>
    /// <param name="values">Rows × <paramref name="width"/> numbers.</param>
    /// <param name="width">Numbers per row.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows.</exception>
    public DataBlock(ReadOnlySpan<float> values, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.Length % width != 0)
            throw new ArgumentException($"Rows of {width} numbers were expected, but {values.Length} numbers do not fill whole rows.", nameof(values));
        (_values, Width, Count) = (values.ToArray(), width, values.Length / width);
    }

    /// <summary>Takes over the array without a copy.</summary>
    internal DataBlock(float[] values, int width, int count) => (_values, Width, Count) = (values, width, count);

    /// <summary>Numbers per row.</summary>
    public int Width { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The numbers, owned by this block and never changed.</summary>
    internal float[] Values => _values ?? [];

    /// <summary>One number per row.</summary>
    public static implicit operator DataBlock(float[] column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new DataBlock([.. column], 1, column.Length);
    }

    /// <summary>One array per row, all of one length.</summary>
    /// <exception cref="ArgumentException">A row is missing, empty or of another length than the first.</exception>
    public static implicit operator DataBlock(float[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Length == 0) return default;
        int width = rows[0]?.Length ?? 0;
        if (width == 0) throw new ArgumentException("Row 0 has no numbers.", nameof(rows));
        var values = new float[checked(rows.Length * width)];
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i]?.Length != width)
                throw new ArgumentException($"Row {i} has {rows[i]?.Length ?? 0} numbers, but row 0 has {width}.", nameof(rows));
            rows[i].CopyTo(values, i * width);
        }

        return new DataBlock(values, width, rows.Length);
    }

    /// <summary>One row per first index.</summary>
    /// <exception cref="ArgumentException">The rows are empty.</exception>
    public static implicit operator DataBlock(float[,] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.GetLength(1) == 0) throw new ArgumentException("The rows have no numbers.", nameof(rows));
        var values = new float[rows.Length];
        int next = 0;
        foreach (float value in rows) values[next++] = value;
        return new DataBlock(values, rows.GetLength(1), rows.GetLength(0));
    }

    /// <summary>The blocks side by side: row i of each, one after another.</summary>
    internal static DataBlock Concatenate(ReadOnlySpan<DataBlock> blocks)
    {
        if (blocks.Length == 0) return default;
        if (blocks.Length == 1) return blocks[0];
        int count = blocks[0].Count, width = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Count != count)
                throw new ArgumentException($"Block {i} has {blocks[i].Count} rows, but block 0 has {count}.", nameof(blocks));
            width = checked(width + blocks[i].Width);
        }

        var values = new float[checked(count * width)];
        int offset = 0;
        foreach (var block in blocks)
        {
            for (int row = 0; row < count; row++)
                block.Values.AsSpan(row * block.Width, block.Width).CopyTo(values.AsSpan(row * width + offset));
            offset += block.Width;
        }

        return new DataBlock(values, width, count);
    }
}
