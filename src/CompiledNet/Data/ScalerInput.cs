using System;

namespace CompiledNet;

/// <summary>What a scaler can be fitted to.</summary>
internal static class ScalerInput
{
    /// <summary>Refuses rows that are missing, not whole, or hold something else than finite numbers.</summary>
    public static void Check(ReadOnlySpan<float> rows, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (rows.IsEmpty || rows.Length % width != 0)
            throw new ArgumentException($"Whole rows of {width} numbers were expected, but there are {rows.Length} numbers.", nameof(rows));
        for (int i = 0; i < rows.Length; i++)
        {
            if (!float.IsFinite(rows[i]))
                throw new ArgumentException($"Finite numbers were expected, but row {i / width} has {rows[i]} in column {i % width}.", nameof(rows));
        }
    }
}
