using System;
using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>
/// Reproducible numbers without any file: number <c>index</c> of the sequence <c>name</c>. The reference script computes
/// the same ones, and as they have 20 bits they are exact in float and double alike.
/// </summary>
public static class Numbers
{
    /// <summary>A number from -1 to 1.</summary>
    public static double At(string name, int index)
    {
        uint x = 2166136261;
        foreach (char letter in name) x = (x ^ letter) * 16777619;
        x += (uint)index * 0x9E3779B9u;
        x = (x ^ (x >> 15)) * 2246822519u;
        x = (x ^ (x >> 13)) * 3266489917u;
        x ^= x >> 16;
        return (x >> 12) / 524288.0 - 1;
    }

    /// <summary>The first <paramref name="count"/> numbers of a sequence, as <paramref name="map"/> makes them.</summary>
    public static T[] Make<T>(string name, int count, Func<double, double> map) where T : INumberBase<T>
    {
        var values = new T[count];
        for (int i = 0; i < count; i++) values[i] = T.CreateTruncating(map(At(name, i)));
        return values;
    }
}
