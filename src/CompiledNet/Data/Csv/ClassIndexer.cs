using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Gives the classes that occur as text numbers: provisional ones while reading, sorted ones at the end.</summary>
internal sealed class ClassIndexer
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _names = [];
    private readonly bool _fixed;

    private readonly CsvNumbers _numbers;

    /// <param name="names">The classes in order, or null to take them as they come.</param>
    /// <param name="numbers">How numbers are written, by which classes are sorted if all of them are some.</param>
    public ClassIndexer(IReadOnlyList<string>? names, CsvNumbers numbers)
    {
        _numbers = numbers;
        _bySpan = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        _fixed = names is not null;
        foreach (string name in names ?? [])
        {
            if (!_indexes.TryAdd(name, _names.Count)) throw new ArgumentException($"The class name '{name}' occurs twice.", nameof(names));
            _names.Add(name);
        }
    }

    /// <summary>How many classes there are.</summary>
    public int Count => _names.Count;

    /// <summary>The class with a number.</summary>
    public string this[int index] => _names[index];

    /// <summary>The classes in the order of their numbers.</summary>
    public string[] Names => [.. _names];

    /// <summary>The provisional number of a class; false if the classes are fixed and this is none of them.</summary>
    [MethodImpl(Hot.Optimized)]
    public bool TryIndex(ReadOnlySpan<char> name, out int index)
    {
        if (_bySpan.TryGetValue(name, out index)) return true;
        if (_fixed) return false;
        index = _names.Count;
        string text = name.ToString();
        _names.Add(text);
        _indexes.Add(text, index);
        return true;
    }

    /// <summary>Sorts the classes unless they are fixed and puts the final numbers in the place of the provisional ones.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Sort(Span<float> indexes)
    {
        if (_fixed) return;
        bool numbers = _names.TrueForAll(name => _numbers.TryParse(name, out _));
        var sorted = new List<string>(_names);
        sorted.Sort((a, b) => numbers ? CompareNumbers(a, b) : string.CompareOrdinal(a, b));
        var final = new int[sorted.Count];
        for (int i = 0; i < sorted.Count; i++) final[_indexes[sorted[i]]] = i;
        foreach (ref float index in indexes)
            if (!float.IsNaN(index)) index = final[(int)index];
        _names.Clear();
        _names.AddRange(sorted);
    }

    [MethodImpl(Hot.Optimized)]
    private int CompareNumbers(string a, string b)
    {
        _numbers.TryParse(a, out float x);
        _numbers.TryParse(b, out float y);
        return x != y ? x.CompareTo(y) : string.CompareOrdinal(a, b);
    }
}
