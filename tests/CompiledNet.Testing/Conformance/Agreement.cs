using System;
using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>Compares numbers and says which ones differ.</summary>
public static class Agreement
{
    /// <summary>Demands |a - b| ≤ tolerance · max(1, |b|), number by number.</summary>
    public static void Demand<T>(string what, ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, double tolerance) where T : INumberBase<T>
    {
        if (actual.Length != expected.Length) throw new ConformanceException($"{what}: {actual.Length} numbers, expected {expected.Length}.");
        for (int i = 0; i < actual.Length; i++)
        {
            double a = double.CreateTruncating(actual[i]), b = double.CreateTruncating(expected[i]);
            if (!(Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(b))) && !a.Equals(b))
                throw new ConformanceException($"{what}: number {i} is {a:r}, expected {b:r} to within {tolerance}.");
        }
    }

    /// <summary>Demands that a condition holds.</summary>
    public static void Demand(bool condition, string otherwise)
    {
        if (!condition) throw new ConformanceException(otherwise);
    }
}
