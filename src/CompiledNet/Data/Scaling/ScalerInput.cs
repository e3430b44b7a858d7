using System;

namespace CompiledNet;

/// <summary>What a scaler can be fitted to.</summary>
internal static class ScalerInput
{
    /// <summary>Refuses rows that are missing or not whole.</summary>
    public static void CheckShape(int length, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (length == 0 || length % width != 0)
            throw new ArgumentException($"Whole rows of {width} numbers were expected, but there are {length} numbers.", "rows");
    }

    /// <summary>Refuses rows that hold something else than finite numbers.</summary>
    public static void CheckFinite(ReadOnlySpan<float> rows, int width)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (!float.IsFinite(rows[i]))
                throw new ArgumentException($"Finite numbers were expected, but row {i / width} has {rows[i]} in column {i % width}.", nameof(rows));
        }
    }
}
