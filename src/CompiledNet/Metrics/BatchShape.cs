using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Checks that the spans of a batch have the lengths that its sizes say.</summary>
internal static class BatchShape
{
    /// <summary>Throws unless predictions are [rows, outputSize], targets [rows, targetSize] and weights [rows] or empty.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void Check(
        ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int rows, int outputSize, int targetSize, ReadOnlySpan<float> sampleWeights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetSize);
        if (predictions.Length != (long)rows * outputSize) throw Wrong(predictions.Length, rows, outputSize, nameof(predictions));
        if (targets.Length != (long)rows * targetSize) throw Wrong(targets.Length, rows, targetSize, nameof(targets));
        if (!sampleWeights.IsEmpty && sampleWeights.Length != rows) throw Wrong(sampleWeights.Length, rows, 1, nameof(sampleWeights));
    }

    private static ArgumentException Wrong(int length, int rows, int size, string name) =>
        new($"{rows} rows of {size} have {(long)rows * size} numbers, not {length}.", name);
}
