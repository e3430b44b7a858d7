using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A column of a <see cref="Table"/>: numbers or texts, some of which may be missing. It never changes.</summary>
public sealed class TableColumn
{
    private readonly float[]? _numbers;
    private readonly string?[]? _texts;

    /// <summary>A column of numbers; they are copied.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="numbers">One number a row, NaN where it is missing.</param>
    public TableColumn(string name, ReadOnlySpan<float> numbers)
        : this(name, numbers.ToArray())
    {
    }

    /// <summary>A column of texts; they are copied.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="texts">One text a row, null where it is missing.</param>
    public TableColumn(string name, IEnumerable<string?> texts)
        : this(name, texts.ToArray())
    {
    }

    /// <summary>Takes over the array without a copy.</summary>
    internal TableColumn(string name, float[] numbers)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, _numbers) = (name, numbers);
    }

    /// <summary>Takes over the array without a copy.</summary>
    internal TableColumn(string name, string?[] texts)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, _texts) = (name, texts);
    }

    /// <summary>What the column is called.</summary>
    public string Name { [MethodImpl(Hot.Inlined)] get; }

    /// <summary>How many rows it has.</summary>
    public int Count => _numbers?.Length ?? _texts!.Length;

    /// <summary>Whether it holds texts; numbers otherwise.</summary>
    public bool IsText => _texts is not null;

    /// <summary>The numbers, NaN where one is missing.</summary>
    /// <exception cref="InvalidOperationException">The column holds texts.</exception>
    public ReadOnlySpan<float> Numbers
    {
        [MethodImpl(Hot.Optimized)]
        get => _numbers ?? throw new InvalidOperationException($"The column '{Name}' holds texts, not numbers.");
    }

    /// <summary>The texts, null where one is missing.</summary>
    /// <exception cref="InvalidOperationException">The column holds numbers.</exception>
    public IReadOnlyList<string?> Texts
    {
        [MethodImpl(Hot.Optimized)]
        get => _texts ?? throw new InvalidOperationException($"The column '{Name}' holds numbers, not texts.");
    }

    /// <summary>How many values are missing.</summary>
    public int MissingCount
    {
        [MethodImpl(Hot.Optimized)]
        get
        {
            if (_numbers is null) return _texts.AsSpan().Count((string?)null);
            int missing = 0;
            foreach (float number in _numbers)
                if (float.IsNaN(number)) missing++;
            return missing;
        }
    }

    /// <summary>The value as text, or null if it is missing: of a number the shortest text that is read as it. −0 is 0.</summary>
    [MethodImpl(Hot.Optimized)]
    internal string? TextOf(int row) =>
        _texts is not null ? _texts[row] : float.IsNaN(_numbers![row]) ? null : (_numbers[row] + 0f).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The numbers that are not missing, in double precision.</summary>
    [MethodImpl(Hot.Optimized)]
    internal double[] Present()
    {
        var present = new double[Count - MissingCount];
        int next = 0;
        foreach (float number in Numbers)
            if (!float.IsNaN(number)) present[next++] = number;
        return present;
    }

    /// <summary>The different values that are not missing, as texts: in the order of their value if all are numbers, ordinal otherwise; and which each row has, NaN for none.</summary>
    [MethodImpl(Hot.Optimized)]
    internal (string[] Names, float[] Indexes) Categories()
    {
        var indexer = new ClassIndexer(null, CsvNumbers.Invariant);
        var indexes = new float[Count];
        for (int row = 0; row < indexes.Length; row++)
            indexes[row] = TextOf(row) is { } text && indexer.TryIndex(text, out int index) ? index : float.NaN;
        indexer.Sort(indexes);
        return (indexer.Names, indexes);
    }

    /// <summary>The rows with these indices.</summary>
    [MethodImpl(Hot.Optimized)]
    internal TableColumn Rows(ReadOnlySpan<int> indices)
    {
        var numbers = new float[_numbers is null ? 0 : indices.Length];
        var texts = new string?[_texts is null ? 0 : indices.Length];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = _numbers![indices[i]];
        for (int i = 0; i < texts.Length; i++) texts[i] = _texts![indices[i]];
        return _numbers is null ? new TableColumn(Name, texts) : new TableColumn(Name, numbers);
    }
}
