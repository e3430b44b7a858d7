using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>What a callback wants to find again when a fit that was broken off is taken up: named numbers and arrays.</summary>
public sealed class CallbackState
{
    internal Dictionary<string, double> Numbers { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, float[]> Arrays { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps a number.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public void Set(string name, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Numbers[name] = value;
    }

    /// <summary>Keeps a copy of an array.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Arrays[name] = values.ToArray();
    }

    /// <summary>A number that was kept.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public double Number(string name) => Numbers.TryGetValue(name, out double value) ? value : throw new KeyNotFoundException($"No number '{name}' was kept.");

    /// <summary>An array that was kept, or null.</summary>
    public float[]? Array(string name) => Arrays.GetValueOrDefault(name);
}
