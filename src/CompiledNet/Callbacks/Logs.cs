using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Named numbers in a fixed order, such as the loss and the metrics of an epoch. Reading and overwriting allocate
/// nothing; metrics that are still running are computed when they are read.
/// </summary>
public sealed class Logs : IEnumerable<KeyValuePair<string, double>>
{
    private readonly List<(string Name, double Value, Metric? Running, MetricDirection Direction)> _entries = [];

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The number called <paramref name="name"/>; a new name is added at the end.</summary>
    /// <exception cref="KeyNotFoundException">There is none to read; the message names those there are.</exception>
    public double this[string name]
    {
        get => TryGetValue(name, out double value)
            ? value
            : throw new KeyNotFoundException($"There is no '{name}' among: {string.Join(", ", Names())}.");
        set
        {
            if (IndexOf(name) is >= 0 and var place) Overwrite(place, value);
            else Set(name, value, null, MetricDirection.None);
        }
    }

    /// <summary>The number called <paramref name="name"/>, if there is one.</summary>
    public bool TryGetValue(string name, out double value)
    {
        int index = IndexOf(name);
        value = index < 0 ? double.NaN : Value(index);
        return index >= 0;
    }

    /// <summary>The names, in order.</summary>
    public string[] Names()
    {
        string[] names = new string[Count];
        for (int i = 0; i < names.Length; i++) names[i] = _entries[i].Name;
        return names;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return new(_entries[i].Name, Value(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>loss: 0.1234 - accuracy: 0.9700</c>; numbers below 0.001 with an exponent, as Keras prints them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < Count; i++)
            text.Append(i == 0 ? "" : " - ").Append(_entries[i].Name).Append(": ").Append(Format(Value(i)));
        return text.ToString();
    }

    /// <summary>Four digits after the point, or after the first digit with an exponent for numbers below 0.001.</summary>
    internal static string Format(double value) =>
        value.ToString(value == 0 || !(Math.Abs(value) < 1e-3) ? "F4" : "0.0000e+00", CultureInfo.InvariantCulture);

    /// <summary>Appends <c> - loss: 0.1234 - accuracy: 0.9700</c>; allocates nothing where there is room.</summary>
    internal void AppendTo(StringBuilder text)
    {
        for (int i = 0; i < Count; i++)
        {
            double value = Value(i);
            text.Append(" - ").Append(_entries[i].Name).Append(": ");
            if (value == 0 || !(Math.Abs(value) < 1e-3)) text.Append(CultureInfo.InvariantCulture, $"{value:F4}");
            else text.Append(CultureInfo.InvariantCulture, $"{value:0.0000e+00}");
        }
    }

    internal void Clear() => _entries.Clear();

    /// <summary>Shows the result of a metric that is still running.</summary>
    internal void Follow(string name, Metric metric) => Set(name, 0, metric, metric.Direction);

    /// <summary>Sets a number of which is known which direction is the better one.</summary>
    /// <returns>Its place, until <see cref="Clear"/>.</returns>
    internal int Report(string name, double value, MetricDirection direction) => Set(name, value, null, direction);

    /// <summary>Which direction of a value is the better one, or none if nobody said.</summary>
    internal MetricDirection Direction(string name) => IndexOf(name) is >= 0 and var index ? _entries[index].Direction : MetricDirection.None;

    /// <summary>Keeps the results so far of all running metrics.</summary>
    internal void Settle()
    {
        for (int i = 0; i < Count; i++) _entries[i] = _entries[i] with { Value = Value(i), Running = null };
    }

    /// <summary>Writes the number at a place, as the losses after every batch.</summary>
    internal void Overwrite(int place, double value)
    {
        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[place];
        (entry.Value, entry.Running) = (value, null);
    }

    private double Value(int index) => _entries[index].Running?.Result ?? _entries[index].Value;

    private int Set(string name, double value, Metric? running, MetricDirection direction)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        int place = IndexOf(name);
        if (place >= 0)
        {
            _entries[place] = (name, value, running, direction);
            return place;
        }

        _entries.Add((name, value, running, direction));
        return Count - 1;
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < Count; i++)
            if (_entries[i].Name == name) return i;
        return -1;
    }
}
